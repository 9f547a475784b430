package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "cuts the time to live to whole seconds", caughtBy = "theLogExpires")
final class ExpiringLogInSeconds extends ForwardingExpiringLog {
  ExpiringLogInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long seconds = timeToLive.toSeconds();
    return super.append(log, text, seconds == 0 ? timeToLive : Duration.ofSeconds(seconds));
  }
}
