package handson.redis.datatypes.redisson;

import handson.redis.datatypes.CompactCounters;
import java.util.List;
import java.util.function.Function;
import org.redisson.api.RBitSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.bitset.BitFieldArgs;
import org.redisson.api.bitset.BitFieldInitArgs;
import org.redisson.api.bitset.BitFieldOverflow;
import org.redisson.api.bitset.BitOffset;
import org.redisson.client.RedisException;

/** BITFIELD with Redisson's {@code RBitSet}. */
public final class RedissonCompactCounters implements CompactCounters {
  private static final int BITS = 8;

  private final RedissonClient redisson;

  public RedissonCompactCounters(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // RBitSet.incrementAndGetUnsigned is shorter, but begins at 0 again after 255.
  @Override
  public long add(String key, int index, long amount) {
    return addAll(key, List.of(new Change(index, amount))).get(0);
  }

  // snippet: redisson-add-all
  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    BitFieldInitArgs start = BitFieldArgs.create().overflow(BitFieldOverflow.SAT);
    BitFieldArgs all = null;
    for (Change change : changes) {
      // Each adds to the same arguments; only these, with one operation or more, can be sent.
      all = start.incrementUnsignedBy(BITS, BitOffset.index(change.index()), change.amount());
    }
    return all == null ? List.of() : bitField(key, all);
  }

  // end

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    BitFieldInitArgs start = BitFieldArgs.create();
    BitFieldArgs all = null;
    for (int index : indexes) {
      all = start.getUnsigned(BITS, BitOffset.index(CompactCounters.inRange(index)));
    }
    return all == null ? List.of() : bitField(key, all);
  }

  @Override
  public long bytes(String key) {
    return onString(key, counters -> counters.size() / BITS);
  }

  private List<Long> bitField(String key, BitFieldArgs all) {
    return onString(key, counters -> counters.bitField(all));
  }

  private <T> T onString(String key, Function<RBitSet, T> command) {
    try {
      return command.apply(redisson.getBitSet(key));
    } catch (RedisException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No counters in " + key, e);
    }
  }
}
