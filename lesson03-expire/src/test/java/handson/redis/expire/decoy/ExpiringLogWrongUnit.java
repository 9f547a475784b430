package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes seconds for milliseconds", caughtBy = "eachVanishesByItself")
final class ExpiringLogWrongUnit extends ForwardingExpiringLog {
  ExpiringLogWrongUnit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long seconds = Math.max(1, TimeToLive.millis(timeToLive) / 1_000);
    return super.append(log, text, Duration.ofMillis(seconds));
  }
}
