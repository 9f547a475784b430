package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "hands every URL out with depth 0", caughtBy = "takeIsBreadthFirst")
final class FrontierForgetsTheDepth extends ForwardingFrontier {
  FrontierForgetsTheDepth(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return super.take(frontier, lease).map(page -> new Page(page.url(), 0));
  }
}
