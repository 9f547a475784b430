package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives seconds to PEXPIREAT", caughtBy = "expireAtIsAnInstant")
final class ExpiringNotesAtInSeconds extends ForwardingExpiringNotes {
  ExpiringNotesAtInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return jedis.pexpireAt(note, instant.getEpochSecond()) > 0;
  }
}
