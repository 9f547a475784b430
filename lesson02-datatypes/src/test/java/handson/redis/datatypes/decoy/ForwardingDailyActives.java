package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.datatypes.jedis.JedisDailyActives;
import java.time.LocalDate;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingDailyActives implements DailyActives {
  protected final UnifiedJedis jedis;
  private final DailyActives right;

  ForwardingDailyActives(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisDailyActives(jedis);
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    return right.visit(site, day, user);
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    return right.wasActive(site, day, user);
  }

  @Override
  public long count(String site, LocalDate day) {
    return right.count(site, day);
  }

  @Override
  public long bytes(String site, LocalDate day) {
    return right.bytes(site, day);
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    return right.countOnAll(site, days);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    return right.countOnAny(site, days);
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    return right.usersOnAll(site, days);
  }
}
