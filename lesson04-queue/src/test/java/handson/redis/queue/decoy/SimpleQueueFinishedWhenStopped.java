package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "is finished as soon as it is stopped", caughtBy = "aStoppedQueueIsEmptied")
final class SimpleQueueFinishedWhenStopped extends ForwardingSimpleQueue {
  SimpleQueueFinishedWhenStopped(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean isFinished(String queue) {
    return jedis.exists(SimpleQueue.stoppedKey(queue));
  }
}
