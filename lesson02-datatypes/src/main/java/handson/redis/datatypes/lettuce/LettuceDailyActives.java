package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.DailyActives;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Bitmaps with Lettuce. Transactions have a connection of their own, since MULTI on a shared one
 * would capture the commands of everybody.
 */
public final class LettuceDailyActives implements DailyActives, AutoCloseable {
  private final StatefulRedisConnection<String, String> connection;
  private final StatefulRedisConnection<String, byte[]> transactions;
  private final RedisCommands<String, String> redis;

  public LettuceDailyActives(RedisClient client) {
    connection = client.connect();
    transactions = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
    redis = connection.sync();
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> redis.setbit(key, DailyActives.inRange(user), 1) == 0, key);
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> redis.getbit(key, DailyActives.inRange(user)) == 1, key);
  }

  @Override
  public long count(String site, LocalDate day) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> redis.bitcount(key), key);
  }

  @Override
  public long bytes(String site, LocalDate day) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> redis.strlen(key), key);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    String result = resultKey(site);
    return combined(result, keys, to -> to.bitopAnd(result, keys), to -> to.bitcount(result));
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    String result = resultKey(site);
    return combined(result, keys, to -> to.bitopOr(result, keys), to -> to.bitcount(result));
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    String result = resultKey(site);
    byte[] bitmap = combined(result, keys, to -> to.bitopAnd(result, keys), to -> to.get(result));
    return bitmap == null ? List.of() : DailyActives.users(bitmap);
  }

  @Override
  public void close() {
    connection.close();
    transactions.close();
  }

  // snippet: lettuce-combined
  private <T> T combined(
      String result,
      String[] keys,
      Function<RedisAsyncCommands<String, byte[]>, RedisFuture<Long>> operation,
      Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> read) {
    RedisFuture<Long> made;
    RedisFuture<T> answer;
    RedisFuture<TransactionResult> done;
    synchronized (transactions) {
      RedisAsyncCommands<String, byte[]> transaction = transactions.async();
      transaction.multi();
      made = operation.apply(transaction);
      answer = read.apply(transaction);
      transaction.del(result);
      done = transaction.exec();
    }
    return onBitmap(
        () -> {
          await(done);
          // EXEC goes on after an error: without this, a list among the keys would count as 0.
          await(made);
          return await(answer);
        },
        keys);
  }

  // end

  private static String resultKey(String site) {
    return site + ":" + UUID.randomUUID();
  }

  private <T> T await(RedisFuture<T> future) {
    long timeout = transactions.getTimeout().toMillis();
    return LettuceFutures.awaitOrCancel(future, timeout, TimeUnit.MILLISECONDS);
  }

  private static <T> T onBitmap(Supplier<T> command, String... keys) {
    try {
      return command.get();
    } catch (RedisCommandExecutionException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No bitmap in " + String.join(", ", keys), e);
    }
  }
}
