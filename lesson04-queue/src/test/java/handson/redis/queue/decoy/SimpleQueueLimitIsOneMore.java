package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets one job more in than the limit says", caughtBy = "aFullBacklogTakesNoMore")
final class SimpleQueueLimitIsOneMore extends ForwardingSimpleQueue {
  SimpleQueueLimitIsOneMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    return super.offer(queue, job, SimpleQueue.atLeastOne(limit) + 1);
  }
}
