package handson.redis.expire.decoy;

import handson.redis.expire.Lifetime;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes every negative answer for a note that never expires",
    caughtBy = "lifetimeTellsApart")
final class ExpiringNotesGoneIsEndless extends ForwardingExpiringNotes {
  ExpiringNotesGoneIsEndless(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Lifetime lifetime(String note) {
    return Lifetime.of(Math.max(jedis.pttl(note), -1));
  }
}
