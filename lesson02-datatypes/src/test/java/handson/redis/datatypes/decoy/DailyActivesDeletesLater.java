package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;

@Decoy(mistake = "deletes the result in a step of its own", caughtBy = "leavesNothingBehind")
final class DailyActivesDeletesLater extends ForwardingDailyActives {
  DailyActivesDeletesLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    String result = site + ":" + UUID.randomUUID();
    try {
      jedis.bitop(BitOP.OR, result, DailyActives.keys(site, days));
      return jedis.bitcount(result);
    } finally {
      jedis.del(result);
    }
  }
}
