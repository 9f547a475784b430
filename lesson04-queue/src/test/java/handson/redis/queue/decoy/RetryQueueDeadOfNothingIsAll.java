package handson.redis.queue.decoy;

import handson.redis.queue.RetryQueue;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads up to -1 for none of them, which is all", caughtBy = "deadShowsThem")
final class RetryQueueDeadOfNothingIsAll extends ForwardingRetryQueue {
  RetryQueueDeadOfNothingIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    RetryQueue.notNegative(count);
    return super.dead(queue, count == 0 ? 1_000 : count);
  }
}
