package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes null for an empty text", caughtBy = "aNullIsRefused")
final class ExpiringLogNullIsEmpty extends ForwardingExpiringLog {
  ExpiringLogNullIsEmpty(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    return super.append(log, Objects.requireNonNullElse(text, ""), timeToLive);
  }
}
