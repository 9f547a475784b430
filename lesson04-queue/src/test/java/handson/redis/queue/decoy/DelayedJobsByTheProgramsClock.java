package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds the delay to the time of its own program",
    caughtBy = "theServersClockDecides")
final class DelayedJobsByTheProgramsClock extends ForwardingDelayedJobs {
  DelayedJobsByTheProgramsClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    return super.scheduleAt(queue, job, priority, Instant.now().plus(delay));
  }
}
