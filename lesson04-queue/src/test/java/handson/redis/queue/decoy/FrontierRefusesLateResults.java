package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "throws a result away because its lease has ended",
    caughtBy = "theFirstResultCounts")
final class FrontierRefusesLateResults extends ForwardingFrontier {
  FrontierRefusesLateResults(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    Double end = jedis.zscore(Frontier.leasesKey(frontier), url);
    return end != null
        && end > System.currentTimeMillis()
        && super.done(frontier, url, result, links, limit);
  }
}
