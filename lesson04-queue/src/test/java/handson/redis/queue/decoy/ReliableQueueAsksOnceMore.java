package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

@Decoy(
    mistake = "asks only once more when it is woken, and somebody else was faster",
    caughtBy = "whoComesTooLateWaitsOn")
final class ReliableQueueAsksOnceMore extends ForwardingReliableQueue {
  ReliableQueueAsksOnceMore(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    Optional<Job> job = super.take(queue, worker, lease, Duration.ZERO);
    double seconds = ReliableQueue.notNegative(patience).toNanos() / 1e9;
    if (job.isPresent() || seconds == 0) {
      return job;
    }
    String ready = new QueueKeys(queue).ready();
    jedis.blmove(ready, ready, ListDirection.LEFT, ListDirection.LEFT, seconds);
    return super.take(queue, worker, lease, Duration.ZERO);
  }
}
