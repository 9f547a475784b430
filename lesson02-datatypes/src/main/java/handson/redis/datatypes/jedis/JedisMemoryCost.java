package handson.redis.datatypes.jedis;

import handson.redis.datatypes.MemoryCost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Memory and encodings with Jedis. */
public final class JedisMemoryCost implements MemoryCost {
  private static final int ALL = 0;

  private final UnifiedJedis jedis;

  public JedisMemoryCost(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void store(Structure structure, String key, Map<String, Long> points) {
    for (List<Map.Entry<String, Long>> batch : MemoryCost.batches(points.entrySet())) {
      String[] names = batch.stream().map(Map.Entry::getKey).toArray(String[]::new);
      switch (structure) {
        case STRINGS -> {
          List<String> words = new ArrayList<>();
          batch.forEach(e -> words.addAll(List.of(key + ":" + e.getKey(), "" + e.getValue())));
          jedis.mset(words.toArray(String[]::new));
        }
        case HASH -> {
          Map<String, String> fields = new LinkedHashMap<>();
          batch.forEach(e -> fields.put(e.getKey(), "" + e.getValue()));
          jedis.hset(key, fields);
        }
        case LIST -> jedis.rpush(key, names);
        case SET -> jedis.sadd(key, names);
        case SORTED_SET -> {
          Map<String, Double> scores = new LinkedHashMap<>();
          batch.forEach(e -> scores.put(e.getKey(), (double) e.getValue()));
          jedis.zadd(key, scores);
        }
      }
    }
  }

  // snippet: jedis-bytes
  @Override
  public long bytes(Collection<String> keys) {
    long bytes = 0;
    for (List<String> batch : MemoryCost.batches(keys)) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        // The default measures five elements and takes them for the average.
        List<Response<Long>> usages =
            batch.stream().map(key -> pipeline.memoryUsage(key, ALL)).toList();
        pipeline.sync();
        for (Response<Long> usage : usages) {
          bytes += usage.get() == null ? 0 : usage.get();
        }
      }
    }
    return bytes;
  }

  @Override
  public Optional<String> encoding(String key) {
    return Optional.ofNullable(jedis.objectEncoding(key));
  }

  @Override
  public OptionalLong limit(String setting) {
    String value = jedis.configGet(setting).get(setting);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  // end
}
