package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads those that are due and moves them in further steps",
    caughtBy = "twoAtOnceAgree")
final class DelayedJobsReadsThenMoves extends ForwardingDelayedJobs {
  DelayedJobsReadsThenMoves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> texts = jedis.hvals(keys.jobs());
    long moved = 0;
    for (String text : texts) {
      String[] parts = text.split(" ", 2);
      Priority priority = Priority.valueOf(parts[0].toUpperCase(Locale.ROOT));
      jedis.rpush(keys.ready(priority), parts[1]);
      super.cancel(queue, Job.parse(parts[1]).id());
      moved++;
    }
    return moved;
  }
}
