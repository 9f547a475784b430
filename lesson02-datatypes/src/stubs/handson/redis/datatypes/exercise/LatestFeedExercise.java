package handson.redis.datatypes.exercise;

import handson.redis.datatypes.LatestFeed;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your latest items. What each method promises stands in {@link LatestFeed}. */
public final class LatestFeedExercise implements LatestFeed {
  private final RedisClients clients;

  public LatestFeedExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void publish(String feed, String item, int limit) {
    // TODO
    throw new NotDoneYet("latest-feed: put the item in front and cut the rest off, in one step");
  }

  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    // TODO
    throw new NotDoneYet("latest-feed: put all items in front, the last one first, in one step");
  }

  @Override
  public List<String> latest(String feed, int count) {
    // TODO
    throw new NotDoneYet("latest-feed: read so many from the front");
  }

  @Override
  public List<String> page(String feed, int offset, int count) {
    // TODO
    throw new NotDoneYet("latest-feed: read so many behind the offset");
  }

  @Override
  public long size(String feed) {
    // TODO
    throw new NotDoneYet("latest-feed: count the items");
  }
}
