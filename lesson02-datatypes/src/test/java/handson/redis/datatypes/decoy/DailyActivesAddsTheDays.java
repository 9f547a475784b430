package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds up what each day counts", caughtBy = "combinesDays")
final class DailyActivesAddsTheDays extends ForwardingDailyActives {
  DailyActivesAddsTheDays(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    return days.stream().mapToLong(day -> count(site, day)).sum();
  }
}
