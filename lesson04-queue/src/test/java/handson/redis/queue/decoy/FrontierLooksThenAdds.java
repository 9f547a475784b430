package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks whether a URL is known, then adds it", caughtBy = "aRivalIsSeen")
final class FrontierLooksThenAdds extends ForwardingFrontier {
  FrontierLooksThenAdds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    long added = 0;
    for (String url : urls) {
      long known = jedis.hlen(Frontier.pagesKey(frontier));
      if (known < limit && !jedis.hexists(Frontier.pagesKey(frontier), url)) {
        jedis.hset(Frontier.pagesKey(frontier), url, "0");
        jedis.zadd(Frontier.waitingKey(frontier), known, url);
        added++;
      }
    }
    live(frontier);
    return added;
  }
}
