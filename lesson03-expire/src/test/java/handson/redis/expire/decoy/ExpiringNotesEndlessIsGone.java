package handson.redis.expire.decoy;

import handson.redis.expire.Lifetime;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes every negative answer for a note that is gone",
    caughtBy = "lifetimeTellsApart")
final class ExpiringNotesEndlessIsGone extends ForwardingExpiringNotes {
  ExpiringNotesEndlessIsGone(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Lifetime lifetime(String note) {
    long left = jedis.pttl(note);
    return Lifetime.of(left < 0 ? -2 : left);
  }
}
