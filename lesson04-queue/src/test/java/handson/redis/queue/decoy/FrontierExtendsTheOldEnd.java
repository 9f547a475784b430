package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds to the old end of a lease", caughtBy = "aLeaseEndsByTheServersClock")
final class FrontierExtendsTheOldEnd extends ForwardingFrontier {
  FrontierExtendsTheOldEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    if (jedis.zscore(Frontier.leasesKey(frontier), url) == null) {
      return false;
    }
    jedis.zincrby(Frontier.leasesKey(frontier), Frontier.millis(lease, 0), url);
    live(frontier);
    return true;
  }
}
