package handson.redis.geo.exercise;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your radius search. What each method promises stands in {@link RadiusSearch}. */
public final class RadiusSearchExercise implements RadiusSearch {
  private final RedisClients clients;

  public RadiusSearchExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    // TODO
    throw new NotDoneYet("radius-search: search within the radius of the point");
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    // TODO
    throw new NotDoneYet("radius-search: search within the radius of the member");
  }
}
