package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all that waits to find the first", caughtBy = "urlsStayInRedis")
final class FrontierFetchesWhatWaits extends ForwardingFrontier {
  FrontierFetchesWhatWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    List<String> left = new ArrayList<>(jedis.zrange(Frontier.waitingKey(frontier), 0, -1));
    left.addAll(jedis.zrange(Frontier.leasesKey(frontier), 0, -1));
    return left.isEmpty() ? Optional.empty() : super.take(frontier, lease);
  }
}
