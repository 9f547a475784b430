package handson.redis.basics.lettuce;

import handson.redis.basics.BulkLoader;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many commands at once with Lettuce, whose asynchronous calls do not wait. Flushing by hand would
 * save system calls too, but it holds back the commands of all who share the connection.
 */
public final class LettuceBulkLoader implements BulkLoader {
  private final StatefulRedisConnection<String, String> connection;

  public LettuceBulkLoader(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public void load(Map<String, String> entries, Duration timeToLive) {
    SetArgs expiry = SetArgs.Builder.px(BulkLoader.milliseconds(timeToLive));
    for (List<Map.Entry<String, String>> batch : BulkLoader.batches(entries.entrySet())) {
      batch.stream()
          .map(e -> connection.async().set(e.getKey(), e.getValue(), expiry))
          .toList()
          .forEach(this::answer);
    }
  }

  @Override
  public Map<String, String> read(List<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    for (List<String> batch : BulkLoader.batches(keys)) {
      connection.sync().mget(batch.toArray(String[]::new)).stream()
          .filter(KeyValue::hasValue)
          .forEach(read -> found.put(read.getKey(), read.getValue()));
    }
    return found;
  }

  // snippet: lettuce-add-all
  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<Map.Entry<String, Long>> batch : BulkLoader.batches(amounts.entrySet())) {
      Map<String, RedisFuture<Long>> sums = new LinkedHashMap<>();
      batch.forEach(e -> sums.put(e.getKey(), connection.async().incrby(e.getKey(), e.getValue())));
      sums.forEach((key, sum) -> outcomes.add(outcome(key, sum)));
    }
    return outcomes;
  }

  private Outcome outcome(String key, RedisFuture<Long> sum) {
    try {
      return Outcome.of(key, answer(sum));
    } catch (RedisCommandExecutionException e) {
      return Outcome.failed(key, e.getMessage());
    }
  }

  // end

  private <T> T answer(RedisFuture<T> future) {
    long timeout = connection.getTimeout().toMillis();
    return LettuceFutures.awaitOrCancel(future, timeout, TimeUnit.MILLISECONDS);
  }
}
