package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "uses EXPIREAT, which has no milliseconds", caughtBy = "expireAtIsAnInstant")
final class ExpiringNotesAtWholeSeconds extends ForwardingExpiringNotes {
  ExpiringNotesAtWholeSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return jedis.expireAt(note, instant.getEpochSecond()) > 0;
  }
}
