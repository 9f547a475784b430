package handson.redis.datatypes.redisson;

import handson.redis.datatypes.MemoryCost;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.redisson.api.ObjectEncoding;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;

/** Memory and encodings with Redisson. */
public final class RedissonMemoryCost implements MemoryCost {
  // Redisson's own sizeInMemory() knows no SAMPLES.
  private static final String BYTES = """
      local bytes = 0
      for _, key in ipairs(KEYS) do
        bytes = bytes + (redis.call('MEMORY', 'USAGE', key, 'SAMPLES', 0) or 0)
      end
      return bytes
      """;

  private final RedissonClient redisson;

  public RedissonMemoryCost(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void store(Structure structure, String key, Map<String, Long> points) {
    for (List<Map.Entry<String, Long>> batch : MemoryCost.batches(points.entrySet())) {
      List<String> names = batch.stream().map(Map.Entry::getKey).toList();
      Map<String, String> fields = new LinkedHashMap<>();
      String prefix = structure == Structure.STRINGS ? key + ":" : "";
      batch.forEach(e -> fields.put(prefix + e.getKey(), "" + e.getValue()));
      switch (structure) {
        case STRINGS -> redisson.getBuckets().set(fields);
        case HASH -> redisson.<String, String>getMap(key).putAll(fields);
        case LIST -> redisson.<String>getList(key).addAll(names);
        case SET -> redisson.<String>getSet(key).addAll(names);
        case SORTED_SET -> {
          Map<String, Double> scores = new LinkedHashMap<>();
          batch.forEach(e -> scores.put(e.getKey(), (double) e.getValue()));
          redisson.<String>getScoredSortedSet(key).addAll(scores);
        }
      }
    }
  }

  // snippet: redisson-bytes
  @Override
  public long bytes(Collection<String> keys) {
    RScript script = redisson.getScript(StringCodec.INSTANCE);
    long bytes = 0;
    for (List<String> batch : MemoryCost.batches(keys)) {
      bytes += script.<Long>eval(
          RScript.Mode.READ_ONLY, BYTES, RScript.ReturnType.LONG, List.copyOf(batch));
    }
    return bytes;
  }

  // end

  @Override
  public Optional<String> encoding(String key) {
    ObjectEncoding encoding = redisson.getBucket(key).getInternalEncoding();
    return encoding == ObjectEncoding.NULL ? Optional.empty() : Optional.of(encoding.getType());
  }

  @Override
  public OptionalLong limit(String setting) {
    String value = redisson
        .getRedisNodes(RedisNodes.SINGLE)
        .getInstance()
        .getConfig(setting)
        .get(setting);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }
}
