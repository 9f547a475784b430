package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rounds the time to live up to seconds", caughtBy = "eachVanishesByItself")
final class ExpiringLogRoundsUp extends ForwardingExpiringLog {
  ExpiringLogRoundsUp(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long seconds = (TimeToLive.millis(timeToLive) + 999) / 1_000;
    return super.append(log, text, Duration.ofSeconds(seconds));
  }
}
