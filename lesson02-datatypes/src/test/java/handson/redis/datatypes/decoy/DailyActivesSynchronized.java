package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.LocalDate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "guards looking and setting with a lock of its own JVM",
    caughtBy = "exactlyOneVisitIsTheFirst")
final class DailyActivesSynchronized extends ForwardingDailyActives {
  DailyActivesSynchronized(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized boolean visit(String site, LocalDate day, long user) {
    boolean first = !wasActive(site, day, user);
    super.visit(site, day, user);
    return first;
  }
}
