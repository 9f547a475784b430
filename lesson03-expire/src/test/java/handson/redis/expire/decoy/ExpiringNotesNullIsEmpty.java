package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes null for an empty text", caughtBy = "aNullIsRefused")
final class ExpiringNotesNullIsEmpty extends ForwardingExpiringNotes {
  ExpiringNotesNullIsEmpty(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    super.write(note, Objects.requireNonNullElse(text, ""), timeToLive);
  }
}
