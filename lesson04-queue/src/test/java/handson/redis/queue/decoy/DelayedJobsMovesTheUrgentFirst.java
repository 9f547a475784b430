package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "moves the most urgent of those due, and not those due first",
    caughtBy = "moveIsBounded")
final class DelayedJobsMovesTheUrgentFirst extends ForwardingDelayedJobs {
  private static final String MOVE = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local moved = 0
      for i, wanted in ipairs({'high', 'normal', 'low'}) do
        for _, id in ipairs(redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE')) do
          local priority, job = redis.call('HGET', KEYS[2], id):match('^(%l+) (.*)$')
          if priority == wanted and moved < tonumber(ARGV[1]) then
            redis.call('RPUSH', KEYS[2 + i], job)
            redis.call('ZREM', KEYS[1], id)
            redis.call('HDEL', KEYS[2], id)
            moved = moved + 1
          end
        end
      end
      return moved
      """;

  DelayedJobsMovesTheUrgentFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> its = new ArrayList<>(List.of(keys.scheduled(), keys.jobs()));
    its.addAll(DelayedJobs.readyKeys(queue));
    return (Long) jedis.eval(MOVE, its, List.of(Integer.toString(DelayedJobs.most(most))));
  }
}
