package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "wakes also those whose rest is not over", caughtBy = "wakeMovesThoseDue")
final class RetryQueueWakesAll extends ForwardingRetryQueue {
  RetryQueueWakesAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    long woken = super.wake(queue);
    List<String> resting = jedis.zrange(keys.retries(), 0, -1);
    resting.forEach(job -> jedis.rpush(keys.ready(), job));
    jedis.del(keys.retries());
    return woken + resting.size();
  }
}
