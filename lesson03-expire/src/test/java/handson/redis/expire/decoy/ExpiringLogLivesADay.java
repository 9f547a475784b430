package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives each log a day", caughtBy = "theLogExpires")
final class ExpiringLogLivesADay extends ForwardingExpiringLog {
  ExpiringLogLivesADay(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    long number = super.append(log, text, timeToLive);
    jedis.expire(log, Duration.ofDays(1).toSeconds());
    return number;
  }
}
