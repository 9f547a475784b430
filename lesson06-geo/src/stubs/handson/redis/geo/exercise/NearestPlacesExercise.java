package handson.redis.geo.exercise;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your nearest places. What each method promises stands in {@link NearestPlaces}. */
public final class NearestPlacesExercise implements NearestPlaces {
  private final RedisClients clients;

  public NearestPlacesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    // TODO
    throw new NotDoneYet("nearest-places: search around a point, nearest first, with distances");
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    // TODO
    throw new NotDoneYet("nearest-places: search around a member, and leave it out");
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    // TODO
    throw new NotDoneYet("nearest-places: answer with what follows the cursor");
  }
}
