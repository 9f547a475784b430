package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cancels and leaves the text for ever", caughtBy = "cancelTakesItBack")
final class DelayedJobsCancelLeavesTheText extends ForwardingDelayedJobs {
  DelayedJobsCancelLeavesTheText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean cancel(String queue, String id) {
    return jedis.zrem(new QueueKeys(queue).scheduled(), id) == 1;
  }
}
