package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.MemoryCost;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Memory and encodings with Lettuce. */
public final class LettuceMemoryCost implements MemoryCost {
  private final StatefulRedisConnection<String, String> connection;
  private final RedisCommands<String, String> redis;

  public LettuceMemoryCost(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
    this.redis = connection.sync();
  }

  @Override
  public void store(Structure structure, String key, Map<String, Long> points) {
    for (List<Map.Entry<String, Long>> batch : MemoryCost.batches(points.entrySet())) {
      String[] names = batch.stream().map(Map.Entry::getKey).toArray(String[]::new);
      Map<String, String> fields = new LinkedHashMap<>();
      String prefix = structure == Structure.STRINGS ? key + ":" : "";
      batch.forEach(e -> fields.put(prefix + e.getKey(), "" + e.getValue()));
      switch (structure) {
        case STRINGS -> redis.mset(fields);
        case HASH -> redis.hset(key, fields);
        case LIST -> redis.rpush(key, names);
        case SET -> redis.sadd(key, names);
        case SORTED_SET -> redis.zadd(key, scored(batch));
      }
    }
  }

  @Override
  public long bytes(Collection<String> keys) {
    long bytes = 0;
    for (List<String> batch : MemoryCost.batches(keys)) {
      List<RedisFuture<Long>> usages = batch.stream().map(this::usage).toList();
      for (RedisFuture<Long> usage : usages) {
        Long found = LettuceFutures.awaitOrCancel(
            usage, connection.getTimeout().toMillis(), TimeUnit.MILLISECONDS);
        bytes += found == null ? 0 : found;
      }
    }
    return bytes;
  }

  // snippet: lettuce-usage
  private RedisFuture<Long> usage(String key) {
    // memoryUsage(key) knows no SAMPLES; any command can be put together by hand.
    CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8)
        .add("USAGE")
        .addKey(key)
        .add("SAMPLES")
        .add(0);
    return connection
        .async()
        .dispatch(CommandType.MEMORY, new IntegerOutput<>(StringCodec.UTF8), arguments);
  }

  // end

  @Override
  public Optional<String> encoding(String key) {
    return Optional.ofNullable(redis.objectEncoding(key));
  }

  @Override
  public OptionalLong limit(String setting) {
    String value = redis.configGet(setting).get(setting);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  private static Object[] scored(List<Map.Entry<String, Long>> batch) {
    return batch.stream()
        .flatMap(e -> Stream.of(e.getValue().doubleValue(), e.getKey()))
        .toArray();
  }
}
