package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "moves all that are due in one step, however many", caughtBy = "wakeIsBounded")
final class RetryQueueWakesWithoutLimit extends ForwardingRetryQueue {
  RetryQueueWakesWithoutLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long wake(String queue) {
    long woken = 0;
    for (long some = super.wake(queue); some > 0; some = super.wake(queue)) {
      woken += some;
    }
    return woken;
  }
}
