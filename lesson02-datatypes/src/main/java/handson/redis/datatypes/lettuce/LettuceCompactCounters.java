package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.CompactCounters;
import io.lettuce.core.BitFieldArgs;
import io.lettuce.core.BitFieldArgs.BitFieldType;
import io.lettuce.core.BitFieldArgs.OverflowType;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.function.Supplier;

/** BITFIELD with Lettuce's {@code BitFieldArgs}. */
public final class LettuceCompactCounters implements CompactCounters {
  private static final BitFieldType BYTE = BitFieldArgs.unsigned(8);

  private final RedisCommands<String, String> redis;

  public LettuceCompactCounters(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public long add(String key, int index, long amount) {
    return addAll(key, List.of(new Change(index, amount))).get(0);
  }

  // snippet: lettuce-add-all
  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    BitFieldArgs all = new BitFieldArgs().overflow(OverflowType.SAT);
    for (Change change : changes) {
      all.incrBy(BYTE, BitFieldArgs.typeWidthBasedOffset(change.index()), change.amount());
    }
    return changes.isEmpty() ? List.of() : onString(key, () -> redis.bitfield(key, all));
  }

  // end

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    BitFieldArgs all = new BitFieldArgs();
    for (int index : indexes) {
      all.get(BYTE, BitFieldArgs.typeWidthBasedOffset(CompactCounters.inRange(index)));
    }
    return indexes.isEmpty() ? List.of() : onString(key, () -> redis.bitfield(key, all));
  }

  @Override
  public long bytes(String key) {
    return onString(key, () -> redis.strlen(key));
  }

  private static <T> T onString(String key, Supplier<T> command) {
    try {
      return command.get();
    } catch (RedisCommandExecutionException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No counters in " + key, e);
    }
  }
}
