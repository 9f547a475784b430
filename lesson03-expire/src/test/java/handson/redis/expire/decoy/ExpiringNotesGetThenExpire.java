package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads and renews in two steps", caughtBy = "aRivalCounts")
final class ExpiringNotesGetThenExpire extends ForwardingExpiringNotes {
  ExpiringNotesGetThenExpire(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    long millis = TimeToLive.millis(timeToLive);
    Optional<String> text = read(note);
    jedis.pexpire(note, millis);
    return text;
  }
}
