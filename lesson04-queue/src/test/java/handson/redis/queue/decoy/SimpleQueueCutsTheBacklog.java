package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds, and cuts off what was there too much", caughtBy = "aFullBacklogTakesNoMore")
final class SimpleQueueCutsTheBacklog extends ForwardingSimpleQueue {
  SimpleQueueCutsTheBacklog(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    boolean added = super.offer(queue, job, Long.MAX_VALUE);
    jedis.ltrim(queue, 0, SimpleQueue.atLeastOne(limit) - 1);
    return added;
  }
}
