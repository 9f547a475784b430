package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a burst that is out of range for the nearest",
    caughtBy = "aBurstOutOfRangeIsRefused")
final class GcraLimiterMendsTheBurst extends ForwardingGcraLimiter {
  GcraLimiterMendsTheBurst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    return super.tryAcquire(key, quota, Math.max(1, Math.min(burst, quota.limit())));
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    return super.tryAcquireAt(key, quota, Math.max(1, Math.min(burst, quota.limit())), now);
  }
}
