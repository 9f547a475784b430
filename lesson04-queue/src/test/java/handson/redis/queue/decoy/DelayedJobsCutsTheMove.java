package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "moves 1,000 where it is told to move more", caughtBy = "nonsenseIsRefused")
final class DelayedJobsCutsTheMove extends ForwardingDelayedJobs {
  DelayedJobsCutsTheMove(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long move(String queue, int most) {
    return super.move(queue, Math.max(1, Math.min(most, MOST)));
  }
}
