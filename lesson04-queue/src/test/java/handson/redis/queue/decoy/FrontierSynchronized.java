package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps its own threads apart, but not another program", caughtBy = "aRivalIsSeen")
final class FrontierSynchronized extends ForwardingFrontier {
  FrontierSynchronized(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized long add(String frontier, Collection<String> urls, long limit) {
    Set<String> known = jedis.hkeys(Frontier.pagesKey(frontier));
    List<String> added = urls.stream()
        .distinct()
        .filter(url -> !known.contains(url))
        .limit(Math.max(0, limit - known.size()))
        .toList();
    for (String url : added) {
      jedis.zadd(Frontier.waitingKey(frontier), jedis.hlen(Frontier.pagesKey(frontier)), url);
      jedis.hset(Frontier.pagesKey(frontier), url, "0");
    }
    live(frontier);
    return added.size();
  }
}
