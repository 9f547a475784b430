package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live behind the script", caughtBy = "eachKeyHasATimeToLive")
final class GcraLimiterExpiresInASecondStep extends ForwardingGcraLimiter {
  GcraLimiterExpiresInASecondStep(UnifiedJedis jedis) {
    super(jedis, Mutant.of("gcra.lua", ", 'PX', math.ceil(ahead / 1000))", ")"));
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    Decision decision = super.tryAcquire(key, quota, burst);
    jedis.pexpire(key, quota.window().toMillis());
    return decision;
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    Decision decision = super.tryAcquireAt(key, quota, burst, now);
    jedis.pexpire(key, quota.window().toMillis());
    return decision;
  }
}
