package handson.redis.geo.exercise;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.MapView;
import handson.redis.geo.Nearby;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your box search. What each method promises stands in {@link BoxSearch}. */
public final class BoxSearchExercise implements BoxSearch {
  private final RedisClients clients;

  public BoxSearchExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    // TODO
    throw new NotDoneYet("box-search: search a box around the point, nearest first");
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    // TODO
    throw new NotDoneYet("box-search: search a box around the member, nearest first");
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    // TODO
    throw new NotDoneYet("box-search: search a covering box, keep what is in the view");
  }
}
