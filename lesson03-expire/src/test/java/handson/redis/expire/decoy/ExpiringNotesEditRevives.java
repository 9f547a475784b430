package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(
    mistake = "keeps the time to live, and writes a note that is gone anew",
    caughtBy = "editKeepsTheLifetime")
final class ExpiringNotesEditRevives extends ForwardingExpiringNotes {
  ExpiringNotesEditRevives(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean edit(String note, String text) {
    return jedis.set(note, text, SetParams.setParams().keepTtl()) != null;
  }
}
