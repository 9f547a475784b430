package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "says that it kept what never expired", caughtBy = "keepTakesTheTimeToLiveAway")
final class ExpiringNotesKeepIsAlwaysTrue extends ForwardingExpiringNotes {
  ExpiringNotesKeepIsAlwaysTrue(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean keep(String note) {
    jedis.persist(note);
    return jedis.exists(note);
  }
}
