package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.jedis.JedisFixedWindowLimiter;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingFixedWindowLimiter implements FixedWindowLimiter {
  protected final UnifiedJedis jedis;
  private final FixedWindowLimiter right;

  ForwardingFixedWindowLimiter(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisFixedWindowLimiter(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    return right.tryAcquire(key, quota);
  }
}
