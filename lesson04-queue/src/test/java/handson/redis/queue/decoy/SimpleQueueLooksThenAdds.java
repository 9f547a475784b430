package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at the length and adds in a second step",
    caughtBy = "theLimitHoldsAgainstRivals")
final class SimpleQueueLooksThenAdds extends ForwardingSimpleQueue {
  SimpleQueueLooksThenAdds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    if (jedis.exists(SimpleQueue.stoppedKey(queue))
        || jedis.llen(queue) >= SimpleQueue.atLeastOne(limit)) {
      return false;
    }
    jedis.rpush(queue, job);
    return true;
  }
}
