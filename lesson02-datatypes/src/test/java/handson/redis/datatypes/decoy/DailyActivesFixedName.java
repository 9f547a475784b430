package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;

@Decoy(mistake = "has one name for all results", caughtBy = "overwritesNobodysKey")
final class DailyActivesFixedName extends ForwardingDailyActives {
  DailyActivesFixedName(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    String result = site + ":result";
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.bitop(BitOP.AND, result, DailyActives.keys(site, days));
      Response<Long> count = transaction.bitcount(result);
      transaction.del(result);
      transaction.exec();
      return count.get();
    }
  }
}
