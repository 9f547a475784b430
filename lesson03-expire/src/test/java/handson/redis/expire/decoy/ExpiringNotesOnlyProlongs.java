package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "renews only where the new time is longer", caughtBy = "readAndRenewProlongs")
final class ExpiringNotesOnlyProlongs extends ForwardingExpiringNotes {
  ExpiringNotesOnlyProlongs(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    expireIn(note, timeToLive, When.LATER);
    return read(note);
  }
}
