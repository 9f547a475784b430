package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ExpiryOption;

@Decoy(mistake = "takes a pipeline for a transaction", caughtBy = "noCounterStaysForEver")
final class FixedWindowLimiterInAPipeline extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterInAPipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      Response<Long> count = pipeline.incr(key);
      pipeline.pexpire(key, quota.window().toMillis(), ExpiryOption.NX);
      Response<Long> left = pipeline.pttl(key);
      pipeline.sync();
      return FixedWindowLimiter.decision(quota, count.get(), left.get());
    }
  }
}
