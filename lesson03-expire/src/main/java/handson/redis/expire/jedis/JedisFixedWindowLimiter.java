package handson.redis.expire.jedis;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ExpiryOption;

/** Fixed windows with Jedis, in a transaction. */
public final class JedisFixedWindowLimiter implements FixedWindowLimiter {
  private final UnifiedJedis jedis;

  public JedisFixedWindowLimiter(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-fixed-window
  @Override
  public Decision tryAcquire(String key, Quota quota) {
    try (AbstractTransaction transaction = jedis.multi()) {
      Response<Long> count = transaction.incr(key);
      // NX: an open window keeps its end.
      transaction.pexpire(key, quota.window().toMillis(), ExpiryOption.NX);
      Response<Long> left = transaction.pttl(key);
      transaction.exec();
      // A failed command throws here, and only here.
      return FixedWindowLimiter.decision(quota, count.get(), left.get());
    }
  }
  // end
}
