package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "keeps the result in one step and ends the lease in the next",
    caughtBy = "noStepLosesAUrl")
final class FrontierResultThenLease extends ForwardingFrontier {
  FrontierResultThenLease(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    if (jedis.zscore(Frontier.leasesKey(frontier), url) == null) {
      return false;
    }
    jedis.rpush(Frontier.resultsKey(frontier), result);
    String script = mended("done", "redis.call('RPUSH', KEYS[4], ARGV[4])", "");
    return doneBy(script, frontier, url, result, links, limit);
  }
}
