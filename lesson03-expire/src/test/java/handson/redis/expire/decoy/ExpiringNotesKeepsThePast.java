package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "ignores an instant that is past", caughtBy = "expireAtIsAnInstant")
final class ExpiringNotesKeepsThePast extends ForwardingExpiringNotes {
  ExpiringNotesKeepsThePast(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return instant.isAfter(Instant.now()) && super.expireAt(note, instant);
  }
}
