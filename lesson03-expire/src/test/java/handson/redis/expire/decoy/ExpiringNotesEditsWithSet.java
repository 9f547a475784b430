package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(
    mistake = "edits with a plain SET, and the time to live is gone",
    caughtBy = "editKeepsTheLifetime")
final class ExpiringNotesEditsWithSet extends ForwardingExpiringNotes {
  ExpiringNotesEditsWithSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean edit(String note, String text) {
    return jedis.set(note, text, SetParams.setParams().xx()) != null;
  }
}
