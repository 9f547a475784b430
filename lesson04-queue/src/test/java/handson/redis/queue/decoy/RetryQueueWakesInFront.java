package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(mistake = "puts those that woke up in front of the others", caughtBy = "wakeMovesThoseDue")
final class RetryQueueWakesInFront extends ForwardingRetryQueue {
  RetryQueueWakesInFront(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long woken = super.wake(queue);
    for (long i = 0; i < woken; i++) {
      jedis.lmove(keys.ready(), keys.ready(), ListDirection.RIGHT, ListDirection.LEFT);
    }
    return woken;
  }
}
