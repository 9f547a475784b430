package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says of every cancel that it was in time", caughtBy = "cancelTakesItBack")
final class DelayedJobsCancelIsAlwaysTrue extends ForwardingDelayedJobs {
  DelayedJobsCancelIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean cancel(String queue, String id) {
    super.cancel(queue, id);
    return true;
  }
}
