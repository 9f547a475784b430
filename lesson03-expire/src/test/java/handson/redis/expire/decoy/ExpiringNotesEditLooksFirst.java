package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "asks whether the note exists, then writes it", caughtBy = "aRivalCounts")
final class ExpiringNotesEditLooksFirst extends ForwardingExpiringNotes {
  ExpiringNotesEditLooksFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean edit(String note, String text) {
    if (!jedis.exists(note)) {
      return false;
    }
    jedis.set(note, text, SetParams.setParams().keepTtl());
    return true;
  }
}
