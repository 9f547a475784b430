package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "always allows a burst of the limit", caughtBy = "theBurstIsLetThrough")
final class GcraLimiterBurstIsTheLimit extends ForwardingGcraLimiter {
  GcraLimiterBurstIsTheLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    return super.tryAcquireAt(key, quota, quota.limit(), now);
  }
}
