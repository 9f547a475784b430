package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes what was added last", caughtBy = "takeIsBreadthFirst")
final class FrontierTakesTheNewest extends ForwardingFrontier {
  private static final String WRONG = mended("take", "ZPOPMIN", "ZPOPMAX");

  FrontierTakesTheNewest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return takeBy(WRONG, frontier, KEPT_MILLIS, millis(lease));
  }
}
