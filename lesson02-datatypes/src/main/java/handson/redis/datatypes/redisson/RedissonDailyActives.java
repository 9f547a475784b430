package handson.redis.datatypes.redisson;

import handson.redis.datatypes.DailyActives;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchOptions.ExecutionMode;
import org.redisson.api.RBatch;
import org.redisson.api.RBitSet;
import org.redisson.api.RBitSetAsync;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/** Bitmaps with Redisson's {@code RBitSet}. */
public final class RedissonDailyActives implements DailyActives {
  private static final BatchOptions TRANSACTION =
      BatchOptions.defaults().executionMode(ExecutionMode.IN_MEMORY_ATOMIC);

  private final RedissonClient redisson;

  public RedissonDailyActives(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    DailyActives.inRange(user);
    return onDay(site, day, bitmap -> !bitmap.set(user));
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    DailyActives.inRange(user);
    return onDay(site, day, bitmap -> bitmap.get(user));
  }

  @Override
  public long count(String site, LocalDate day) {
    return onDay(site, day, RBitSet::cardinality);
  }

  @Override
  public long bytes(String site, LocalDate day) {
    return onDay(site, day, bitmap -> bitmap.size() / Byte.SIZE);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    return combined(site, keys, result -> and(result, keys), RBitSetAsync::cardinalityAsync);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    return combined(site, keys, result -> result.orAsync(keys), RBitSetAsync::cardinalityAsync);
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    // RBitSet.asBitSet() is shorter, but a java.util.BitSet ends at half of the user numbers.
    byte[] bitmap =
        combined(site, keys, result -> and(result, keys), RBitSetAsync::toByteArrayAsync);
    return bitmap == null ? List.of() : DailyActives.users(bitmap);
  }

  // snippet: redisson-combined
  private <T> T combined(
      String site,
      String[] keys,
      Consumer<RBitSetAsync> operation,
      Function<RBitSetAsync, RFuture<T>> read) {
    RBatch transaction = redisson.createBatch(TRANSACTION);
    RBitSetAsync result = transaction.getBitSet(site + ":" + UUID.randomUUID());
    operation.accept(result);
    RFuture<T> answer = read.apply(result);
    result.deleteAsync();
    return onBitmap(
        () -> {
          transaction.execute();
          return answer.toCompletableFuture().join();
        },
        keys);
  }

  private static void and(RBitSetAsync result, String[] keys) {
    // An RBitSet takes part in its own operations, and an AND with an empty one would be empty.
    result.orAsync(keys[0]);
    result.andAsync(keys);
  }

  // end

  private <T> T onDay(String site, LocalDate day, Function<RBitSet, T> command) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> command.apply(redisson.getBitSet(key)), key);
  }

  private static <T> T onBitmap(Supplier<T> command, String... keys) {
    try {
      return command.get();
    } catch (RedisException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No bitmap in " + String.join(", ", keys), e);
    }
  }
}
