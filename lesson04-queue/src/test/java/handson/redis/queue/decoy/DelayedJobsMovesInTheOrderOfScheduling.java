package handson.redis.queue.decoy;

import handson.redis.queue.DelayedJobs;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "moves in the order of scheduling", caughtBy = "moveMovesThoseDue")
final class DelayedJobsMovesInTheOrderOfScheduling extends ForwardingDelayedJobs {
  private static final String MOVE = """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      local moved = 0
      local texts = redis.call('HGETALL', KEYS[2])
      for i = 1, #texts, 2 do
        if tonumber(redis.call('ZSCORE', KEYS[1], texts[i])) <= now and moved < tonumber(ARGV[1]) then
          local priority, job = texts[i + 1]:match('^(%l+) (.*)$')
          local ready = {high = 3, normal = 4, low = 5}
          redis.call('RPUSH', KEYS[ready[priority]], job)
          redis.call('ZREM', KEYS[1], texts[i])
          redis.call('HDEL', KEYS[2], texts[i])
          moved = moved + 1
        end
      end
      return moved
      """;

  DelayedJobsMovesInTheOrderOfScheduling(UnifiedJedis jedis) {
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
