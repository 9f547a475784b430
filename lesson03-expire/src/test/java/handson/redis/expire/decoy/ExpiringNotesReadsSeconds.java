package handson.redis.expire.decoy;

import handson.redis.expire.Lifetime;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks TTL, which rounds to seconds", caughtBy = "lifetimeTellsApart")
final class ExpiringNotesReadsSeconds extends ForwardingExpiringNotes {
  ExpiringNotesReadsSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Lifetime lifetime(String note) {
    long seconds = jedis.ttl(note);
    return seconds < 0 ? Lifetime.of(seconds) : new Lifetime.Left(Duration.ofSeconds(seconds));
  }
}
