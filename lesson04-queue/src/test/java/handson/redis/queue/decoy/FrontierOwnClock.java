package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the time from its own clock", caughtBy = "aLeaseEndsByTheServersClock")
final class FrontierOwnClock extends ForwardingFrontier {
  private static final String WRONG = mended(
      "take",
      "local time = redis.call('TIME')\nlocal now = time[1] * 1000 + math.floor(time[2] / 1000)",
      "local now = tonumber(ARGV[3])");

  FrontierOwnClock(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return takeBy(
        WRONG, frontier, KEPT_MILLIS, millis(lease), Long.toString(System.currentTimeMillis()));
  }
}
