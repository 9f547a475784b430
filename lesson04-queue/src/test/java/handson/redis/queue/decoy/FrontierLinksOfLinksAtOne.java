package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives all links depth 1", caughtBy = "doneKeepsTheResultAndTheLinks")
final class FrontierLinksOfLinksAtOne extends ForwardingFrontier {
  private static final String WRONG =
      mended("done", "redis.call('HGET', KEYS[1], ARGV[3]) + 1", "1");

  FrontierLinksOfLinksAtOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    return doneBy(WRONG, frontier, url, result, links, limit);
  }
}
