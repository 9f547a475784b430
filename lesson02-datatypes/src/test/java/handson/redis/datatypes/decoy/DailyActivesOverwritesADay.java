package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.BitOP;

@Decoy(mistake = "combines into the first of the days", caughtBy = "combinesDays")
final class DailyActivesOverwritesADay extends ForwardingDailyActives {
  DailyActivesOverwritesADay(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    String[] keys = DailyActives.keys(site, days);
    jedis.bitop(BitOP.OR, keys[0], keys);
    return jedis.bitcount(keys[0]);
  }
}
