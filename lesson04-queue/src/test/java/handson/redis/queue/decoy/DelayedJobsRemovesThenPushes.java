package handson.redis.queue.decoy;

import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "removes a job, and pushes it in a second step", caughtBy = "noMomentIsWrong")
final class DelayedJobsRemovesThenPushes extends ForwardingDelayedJobs {
  DelayedJobsRemovesThenPushes(UnifiedJedis jedis) {
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
      String[] text = jedis.hget(keys.jobs(), id).split(" ", 2);
      if (super.cancel(queue, id)) {
        Priority priority = Priority.valueOf(text[0].toUpperCase(Locale.ROOT));
        jedis.rpush(keys.ready(priority), text[1]);
      }
    }
    return due.size();
  }
}
