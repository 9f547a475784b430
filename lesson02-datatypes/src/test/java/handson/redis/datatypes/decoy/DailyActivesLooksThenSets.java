package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.LocalDate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks at the bit, then sets it", caughtBy = "exactlyOneVisitIsTheFirst")
final class DailyActivesLooksThenSets extends ForwardingDailyActives {
  DailyActivesLooksThenSets(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    boolean first = !wasActive(site, day, user);
    super.visit(site, day, user);
    return first;
  }
}
