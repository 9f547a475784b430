package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;

@Decoy(mistake = "does not look at the answer to BITOP", caughtBy = "anotherTypeIsAnError")
final class DailyActivesIgnoresTheError extends ForwardingDailyActives {
  DailyActivesIgnoresTheError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    String result = site + ":" + UUID.randomUUID();
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.bitop(BitOP.AND, result, DailyActives.keys(site, days));
      Response<Long> count = transaction.bitcount(result);
      transaction.del(result);
      transaction.exec();
      return count.get();
    }
  }
}
