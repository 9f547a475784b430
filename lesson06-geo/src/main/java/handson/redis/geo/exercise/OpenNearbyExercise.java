package handson.redis.geo.exercise;

import handson.redis.geo.OpenFacility;
import handson.redis.geo.OpenNearby;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your "near me, and open". What each method promises stands in {@link OpenNearby}. */
public final class OpenNearbyExercise implements OpenNearby {
  private final RedisClients clients;

  public OpenNearbyExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean opens(String index, String id) {
    // TODO
    throw new NotDoneYet("open-nearby: add the id to the set of open ones");
  }

  @Override
  public boolean closes(String index, String id) {
    // TODO
    throw new NotDoneYet("open-nearby: remove the id from the set of open ones");
  }

  @Override
  public List<OpenFacility> search(String index, Around around) {
    // TODO
    throw new NotDoneYet(
        "open-nearby: store what is around, intersect it with the open ones, read and delete it");
  }

  @Override
  public List<OpenFacility> search(String index, Around around, String category) {
    // TODO
    throw new NotDoneYet("open-nearby: intersect with the category's set as well");
  }
}
