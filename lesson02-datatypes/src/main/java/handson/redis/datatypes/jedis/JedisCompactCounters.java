package handson.redis.datatypes.jedis;

import handson.redis.datatypes.CompactCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** BITFIELD with Jedis, which takes it word by word. */
public final class JedisCompactCounters implements CompactCounters {
  private final UnifiedJedis jedis;

  public JedisCompactCounters(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public long add(String key, int index, long amount) {
    return addAll(key, List.of(new Change(index, amount))).get(0);
  }

  // snippet: jedis-add-all
  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    // OVERFLOW is for what comes after it.
    List<String> words = new ArrayList<>(List.of("OVERFLOW", "SAT"));
    for (Change change : changes) {
      words.addAll(List.of("INCRBY", "u8", "#" + change.index(), "" + change.amount()));
    }
    return changes.isEmpty() ? List.of() : bitfield(key, words);
  }

  // end

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    List<String> words = new ArrayList<>();
    for (int index : indexes) {
      words.addAll(List.of("GET", "u8", "#" + CompactCounters.inRange(index)));
    }
    return indexes.isEmpty() ? List.of() : bitfield(key, words);
  }

  @Override
  public long bytes(String key) {
    return onString(key, () -> jedis.strlen(key));
  }

  private List<Long> bitfield(String key, List<String> words) {
    return onString(key, () -> jedis.bitfield(key, words.toArray(String[]::new)));
  }

  private static <T> T onString(String key, Supplier<T> command) {
    try {
      return command.get();
    } catch (JedisDataException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No counters in " + key, e);
    }
  }
}
