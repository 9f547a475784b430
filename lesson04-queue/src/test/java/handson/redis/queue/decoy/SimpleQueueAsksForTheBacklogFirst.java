package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks for the backlog before it asks for the stop", caughtBy = "finishedIsTrue")
final class SimpleQueueAsksForTheBacklogFirst extends ForwardingSimpleQueue {
  SimpleQueueAsksForTheBacklogFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean isFinished(String queue) {
    return jedis.llen(queue) == 0 && jedis.exists(SimpleQueue.stoppedKey(queue));
  }
}
