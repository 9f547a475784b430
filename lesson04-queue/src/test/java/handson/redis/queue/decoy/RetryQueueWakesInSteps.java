package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads those that are due and moves them in further steps",
    caughtBy = "twoAtOnceDoNotDouble")
final class RetryQueueWakesInSteps extends ForwardingRetryQueue {
  RetryQueueWakesInSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long wake(String queue) {
    QueueKeys keys = new QueueKeys(queue);
    double now = System.currentTimeMillis();
    List<String> due = jedis.zrangeWithScores(keys.retries(), 0, MOST - 1).stream()
        .filter(resting -> resting.getScore() <= now)
        .map(resting -> resting.getElement())
        .toList();
    for (String job : due) {
      jedis.rpush(keys.ready(), job);
      jedis.zrem(keys.retries(), job);
    }
    return due.size();
  }
}
