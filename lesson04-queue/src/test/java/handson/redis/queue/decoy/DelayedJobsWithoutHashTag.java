package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes any name, and a cluster spreads the keys", caughtBy = "nonsenseIsRefused")
final class DelayedJobsWithoutHashTag extends ForwardingDelayedJobs {
  DelayedJobsWithoutHashTag(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    return queue.contains("{") ? super.move(queue, most) : jedis.zcard(queue + ":scheduled");
  }
}
