package handson.redis.datatypes.jedis;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.datatypes.DailyActives;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;
import redis.clients.jedis.exceptions.JedisDataException;

/** Bitmaps with Jedis. */
public final class JedisDailyActives implements DailyActives {
  private final UnifiedJedis jedis;

  public JedisDailyActives(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-visit
  @Override
  public boolean visit(String site, LocalDate day, long user) {
    String key = DailyActives.key(site, day);
    // SETBIT answers with what the bit was before.
    return onBitmap(() -> !jedis.setbit(key, DailyActives.inRange(user), true), key);
  }

  // end

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> jedis.getbit(key, DailyActives.inRange(user)), key);
  }

  @Override
  public long count(String site, LocalDate day) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> jedis.bitcount(key), key);
  }

  @Override
  public long bytes(String site, LocalDate day) {
    String key = DailyActives.key(site, day);
    return onBitmap(() -> jedis.strlen(key), key);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    return combined(BitOP.AND, site, days, AbstractTransaction::bitcount);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    return combined(BitOP.OR, site, days, AbstractTransaction::bitcount);
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    byte[] bitmap = combined(BitOP.AND, site, days, (redis, key) -> redis.get(key.getBytes(UTF_8)));
    return bitmap == null ? List.of() : DailyActives.users(bitmap);
  }

  // snippet: jedis-combined
  private <T> T combined(
      BitOP operation,
      String site,
      List<LocalDate> days,
      BiFunction<AbstractTransaction, String, Response<T>> read) {
    String[] keys = DailyActives.keys(site, days);
    String result = site + ":" + UUID.randomUUID();
    return onBitmap(
        () -> {
          try (AbstractTransaction transaction = jedis.multi()) {
            Response<Long> made = transaction.bitop(operation, result, keys);
            Response<T> answer = read.apply(transaction, result);
            transaction.del(result);
            transaction.exec();
            // EXEC goes on after an error: without this, a list among the keys would count as 0.
            made.get();
            return answer.get();
          }
        },
        keys);
  }

  // end

  private static <T> T onBitmap(Supplier<T> command, String... keys) {
    try {
      return command.get();
    } catch (JedisDataException e) {
      if (!e.getMessage().startsWith("WRONGTYPE")) {
        throw e;
      }
      throw new IllegalStateException("No bitmap in " + String.join(", ", keys), e);
    }
  }
}
