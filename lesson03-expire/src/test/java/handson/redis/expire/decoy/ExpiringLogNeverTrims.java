package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "hides what has expired, and never takes it out", caughtBy = "nothingGrows")
final class ExpiringLogNeverTrims extends ForwardingExpiringLog {
  ExpiringLogNeverTrims(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    String millis = Long.toString(TimeToLive.millis(timeToLive));
    return number(NOW + NUMBER + ADD, log, text, millis);
  }
}
