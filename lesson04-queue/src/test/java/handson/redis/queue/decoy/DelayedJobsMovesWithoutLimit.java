package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "moves everything in one step, whatever it is told", caughtBy = "moveIsBounded")
final class DelayedJobsMovesWithoutLimit extends ForwardingDelayedJobs {
  DelayedJobsMovesWithoutLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    long moved = 0;
    long more = super.move(queue, most);
    while (more > 0) {
      moved += more;
      more = super.move(queue, MOST);
    }
    return moved;
  }
}
