package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a page whose lease has ended for done", caughtBy = "progressCounts")
final class FrontierCountsLivingLeases extends ForwardingFrontier {
  FrontierCountsLivingLeases(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Progress progress(String frontier) {
    Progress all = super.progress(frontier);
    long now = System.currentTimeMillis();
    long inWork = jedis.zcount(Frontier.leasesKey(frontier), now, Double.POSITIVE_INFINITY);
    return new Progress(all.waiting(), inWork, all.done());
  }
}
