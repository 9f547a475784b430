package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes what waits when it is stopped", caughtBy = "aStoppedQueueIsEmptied")
final class SimpleQueueStopDropsTheBacklog extends ForwardingSimpleQueue {
  SimpleQueueStopDropsTheBacklog(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void stop(String queue) {
    super.stop(queue);
    jedis.del(queue);
  }
}
