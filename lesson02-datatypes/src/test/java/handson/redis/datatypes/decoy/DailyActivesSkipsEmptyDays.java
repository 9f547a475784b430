package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves days without a key out", caughtBy = "combinesDays")
final class DailyActivesSkipsEmptyDays extends ForwardingDailyActives {
  DailyActivesSkipsEmptyDays(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    List<LocalDate> existing =
        days.stream().filter(day -> jedis.exists(DailyActives.key(site, day))).toList();
    return super.countOnAll(site, existing.isEmpty() ? days : existing);
  }
}
