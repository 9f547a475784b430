package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never looks at leases that have ended", caughtBy = "whatADeadWorkerHeldComesBack")
final class FrontierNeverComesBack extends ForwardingFrontier {
  private static final String WRONG = mended("take", "'-inf', now", "'-inf', 0");

  FrontierNeverComesBack(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return takeBy(WRONG, frontier, KEPT_MILLIS, millis(lease));
  }
}
