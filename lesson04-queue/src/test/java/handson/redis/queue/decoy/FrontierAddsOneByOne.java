package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "notes a URL in one step and lets it wait in the next",
    caughtBy = "noStepLosesAUrl")
final class FrontierAddsOneByOne extends ForwardingFrontier {
  FrontierAddsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    long added = 0;
    for (String url : urls) {
      long known = jedis.hlen(Frontier.pagesKey(frontier));
      if (known < limit && jedis.hsetnx(Frontier.pagesKey(frontier), url, "0") == 1) {
        jedis.zadd(Frontier.waitingKey(frontier), known, url);
        added++;
      }
    }
    live(frontier);
    return added;
  }
}
