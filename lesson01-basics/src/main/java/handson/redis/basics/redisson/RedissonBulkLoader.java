package handson.redis.basics.redisson;

import handson.redis.basics.BulkLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;

/** Many commands at once with Redisson's batches, which are pipelines. */
public final class RedissonBulkLoader implements BulkLoader {
  private static final String ADDED_BY_REDISSON = ". channel: ";

  private final RedissonClient redisson;

  public RedissonBulkLoader(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    Duration expiry = Duration.ofMillis(BulkLoader.milliseconds(timeToLive));
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      RBatch pipeline = redisson.createBatch();
      batch.forEach(e -> pipeline.getBucket(e.getKey()).setAsync(e.getValue(), expiry));
      pipeline.execute();
    }
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    for (List<String> batch : BulkLoader.batches(keys)) {
      Map<String, String> values = redisson.getBuckets().get(batch.toArray(String[]::new));
      batch.stream().filter(values::containsKey).forEach(key -> found.put(key, values.get(key)));
    }
    return found;
  }

  // snippet: redisson-add-all
  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Map.Entry<String, Long>> batch : BulkLoader.batches(amounts.entrySet())) {
      // After a timeout a batch is sent again, and what had only been slow would count twice.
      RBatch pipeline = redisson.createBatch(BatchOptions.defaults().retryAttempts(0));
      Map<String, RFuture<Long>> sums = new LinkedHashMap<>();
      batch.forEach(e ->
          sums.put(e.getKey(), pipeline.getAtomicLong(e.getKey()).addAndGetAsync(e.getValue())));
      // The batch fails with the first of its commands; how each one ended its own future tells.
      pipeline
          .executeAsync()
          .exceptionally(failure -> null)
          .toCompletableFuture()
          .join();
      sums.forEach((key, sum) -> outcomes.add(outcome(key, sum)));
    }
    return outcomes;
  }

  // end

  private static Outcome outcome(String key, RFuture<Long> sum) {
    try {
      return Outcome.of(key, sum.toCompletableFuture().join());
    } catch (CompletionException e) {
      String message = e.getCause().getMessage();
      if (!message.contains(ADDED_BY_REDISSON)) {
        // Not the server's answer: there was none.
        throw e;
      }
      return Outcome.failed(key, message.substring(0, message.indexOf(ADDED_BY_REDISSON)));
    }
  }
}
