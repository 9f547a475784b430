package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks again and again until a job is there", caughtBy = "aWaitingTakeIsWoken")
final class ReliableQueuePolls extends ForwardingReliableQueue {
  ReliableQueuePolls(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    long end = System.nanoTime() + ReliableQueue.notNegative(patience).toNanos();
    Optional<Job> job = super.take(queue, worker, lease, Duration.ZERO);
    while (job.isEmpty() && System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return job;
      }
      job = super.take(queue, worker, lease, Duration.ZERO);
    }
    return job;
  }
}
