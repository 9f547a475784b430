package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads one digit of the attempts, and makes 22 of 12",
    caughtBy = "whatIsHeldComesFirst")
final class ReliableQueueCountsOneDigit extends ForwardingReliableQueue {
  private static final Pattern ATTEMPTS = Pattern.compile("^\\{\"attempts\":(\\d)");

  ReliableQueueCountsOneDigit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    String pending = new QueueKeys(queue).pending(worker);
    String held = jedis.lindex(pending, 0);
    Optional<Job> job = super.take(queue, worker, lease, patience);
    if (held == null) {
      return job;
    }
    String again = ATTEMPTS
        .matcher(held)
        .replaceFirst(read -> "{\"attempts\":" + (Integer.parseInt(read.group(1)) + 1));
    jedis.lset(pending, 0, again);
    return Optional.of(Job.parse(again));
  }
}
