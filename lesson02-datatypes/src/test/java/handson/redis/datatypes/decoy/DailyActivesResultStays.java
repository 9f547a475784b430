package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;

@Decoy(mistake = "never deletes the result", caughtBy = "leavesNothingBehind")
final class DailyActivesResultStays extends ForwardingDailyActives {
  DailyActivesResultStays(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    String result = site + ":" + UUID.randomUUID();
    jedis.bitop(BitOP.AND, result, DailyActives.keys(site, days));
    return jedis.bitcount(result);
  }
}
