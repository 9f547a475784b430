package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes milliseconds for seconds", caughtBy = "aLeaseEndsByTheServersClock")
final class FrontierLeaseInSeconds extends ForwardingFrontier {
  private static final String WRONG = mended("take", "now + ARGV[2]", "now + ARGV[2] * 1000");

  FrontierLeaseInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return takeBy(WRONG, frontier, KEPT_MILLIS, millis(lease));
  }
}
