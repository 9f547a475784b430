package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all results to leave some out", caughtBy = "urlsStayInRedis")
final class FrontierFetchesAllResults extends ForwardingFrontier {
  FrontierFetchesAllResults(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> results(String frontier, long from) {
    List<String> all = super.results(frontier, 0);
    return all.subList((int) Math.min(Frontier.notNegative(from), all.size()), all.size());
  }
}
