package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ExpiryOption;

@Decoy(
    mistake = "takes a transaction for one that ends at the first error",
    caughtBy = "whatIsNoCounterStays")
final class FixedWindowLimiterInATransaction extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterInATransaction(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    try (AbstractTransaction transaction = jedis.multi()) {
      Response<Long> count = transaction.incr(key);
      transaction.pexpire(key, quota.window().toMillis(), ExpiryOption.NX);
      Response<Long> left = transaction.pttl(key);
      transaction.exec();
      return FixedWindowLimiter.decision(quota, count.get(), left.get());
    }
  }
}
