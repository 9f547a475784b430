package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "formats the day with YYYY, the year of its week", caughtBy = "visitSetsTheBit")
final class DailyActivesWeekYear extends ForwardingDailyActives {
  DailyActivesWeekYear(UnifiedJedis jedis) {
    super(jedis);
  }

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("YYYY-MM-dd");

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    return !jedis.setbit(site + ":" + DAY.format(day), user, true);
  }
}
