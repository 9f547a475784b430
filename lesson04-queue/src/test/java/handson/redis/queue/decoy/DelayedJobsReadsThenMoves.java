package handson.redis.queue.decoy;

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
    double now = System.currentTimeMillis();
    List<String> due = jedis.zrangeWithScores(keys.scheduled(), 0, most - 1).stream()
        .filter(scheduled -> scheduled.getScore() <= now)
        .map(scheduled -> scheduled.getElement())
        .toList();
    for (String id : due) {
      String text = jedis.hget(keys.jobs(), id);
      if (text != null) {
        String[] parts = text.split(" ", 2);
        jedis.rpush(keys.ready(Priority.valueOf(parts[0].toUpperCase(Locale.ROOT))), parts[1]);
      }
      super.cancel(queue, id);
    }
    return due.size();
  }
}
