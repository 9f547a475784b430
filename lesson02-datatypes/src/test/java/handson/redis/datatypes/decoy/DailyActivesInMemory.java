package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the visits in the JVM", caughtBy = "visitSetsTheBit")
final class DailyActivesInMemory extends ForwardingDailyActives {
  DailyActivesInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  private final Set<String> visits = ConcurrentHashMap.newKeySet();

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    return visits.add(DailyActives.key(site, day) + user);
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    return visits.contains(DailyActives.key(site, day) + user);
  }
}
