package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "asks whether the queue is stopped, and adds in a second step",
    caughtBy = "noJobComesBehindTheStop")
final class SimpleQueueAsksForTheStopFirst extends ForwardingSimpleQueue {
  SimpleQueueAsksForTheStopFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    if (jedis.exists(SimpleQueue.stoppedKey(queue))) {
      return false;
    }
    return jedis.rpush(queue, job) > 0;
  }
}
