package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes results out of the list", caughtBy = "resultsStay")
final class FrontierTakesResultsAway extends ForwardingFrontier {
  FrontierTakesResultsAway(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> results(String frontier, long from) {
    List<String> found = super.results(frontier, from);
    jedis.ltrim(Frontier.resultsKey(frontier), found.size(), -1);
    return found;
  }
}
