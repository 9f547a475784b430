package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes any name, and a cluster spreads the keys", caughtBy = "nonsenseIsRefused")
final class RetryQueueWithoutHashTag extends ForwardingRetryQueue {
  RetryQueueWithoutHashTag(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long wake(String queue) {
    return queue.contains("{") ? super.wake(queue) : jedis.zcard(queue + ":retries");
  }
}
