package handson.redis.basics.exercise;

import handson.redis.basics.BulkLoader;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Your loader. What each method promises stands in {@link BulkLoader}. */
public final class BulkLoaderExercise implements BulkLoader {
  private final RedisClients clients;

  public BulkLoaderExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    // TODO
    throw new NotDoneYet("bulk-loader: send the SETs in pipelines, then look at the answers");
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    // TODO
    throw new NotDoneYet("bulk-loader: read the values with few commands, in the keys' order");
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    // TODO
    throw new NotDoneYet("bulk-loader: send the INCRBYs in pipelines and note how each one ended");
  }
}
