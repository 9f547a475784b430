package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps the job in a timer of its own program",
    caughtBy = "scheduleWritesWhenItIsDue")
final class DelayedJobsTimerInTheProgram extends ForwardingDelayedJobs {
  DelayedJobsTimerInTheProgram(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(() -> jedis.rpush(new QueueKeys(queue).ready(priority), job.json()));
    return true;
  }
}
