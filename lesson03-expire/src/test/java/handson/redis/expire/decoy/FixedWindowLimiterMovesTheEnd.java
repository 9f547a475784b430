package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "begins the window anew with each attempt", caughtBy = "theEndOfTheWindowStays")
final class FixedWindowLimiterMovesTheEnd extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterMovesTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    try (AbstractTransaction transaction = jedis.multi()) {
      Response<Long> count = transaction.incr(key);
      transaction.pexpire(key, quota.window().toMillis());
      transaction.exec();
      return FixedWindowLimiter.decision(quota, count.get(), quota.window().toMillis());
    }
  }
}
