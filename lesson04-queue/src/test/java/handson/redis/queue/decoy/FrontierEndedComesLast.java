package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks at ended leases only when nothing waits",
    caughtBy = "whatADeadWorkerHeldComesBack")
final class FrontierEndedComesLast extends ForwardingFrontier {
  private static final String WRONG = mended(
      "take",
      "local url = redis.call('ZRANGE', KEYS[3], '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]\nif not url then url = redis.call('ZPOPMIN', KEYS[2])[1] end",
      "local url = redis.call('ZPOPMIN', KEYS[2])[1]\nif not url then url = redis.call('ZRANGE', KEYS[3], '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1] end");

  FrontierEndedComesLast(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return takeBy(WRONG, frontier, KEPT_MILLIS, millis(lease));
  }
}
