package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

// Since 7.2 a command that waited is carried out anew when a key of it is there, and looks at all
// its keys in order.
@Decoy(
    mistake = "writes the lists in the order of due times",
    caughtBy = "aWaitingTakeGetsTheMostUrgent",
    forgivenSince = "7.2")
final class DelayedJobsMoveWritesLowFirst extends ForwardingDelayedJobs {
  private static final String MOVE = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local ids = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
      for _, id in ipairs(ids) do
        local priority, job = redis.call('HGET', KEYS[2], id):match('^(%l+) (.*)$')
        local ready = {high = 3, normal = 4, low = 5}
        redis.call('RPUSH', KEYS[ready[priority]], job)
        redis.call('ZREM', KEYS[1], id)
        redis.call('HDEL', KEYS[2], id)
      end
      return #ids
      """;

  DelayedJobsMoveWritesLowFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    QueueKeys keys = new QueueKeys(queue);
    List<String> its = new ArrayList<>(List.of(keys.scheduled(), keys.jobs()));
    its.addAll(DelayedJobs.readyKeys(queue));
    return (Long) jedis.eval(MOVE, its, List.of(Integer.toString(most)));
  }
}
