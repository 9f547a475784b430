package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "reads the time to live and writes it back", caughtBy = "aRivalCounts")
final class ExpiringNotesEditRestoresTheTimeToLive extends ForwardingExpiringNotes {
  ExpiringNotesEditRestoresTheTimeToLive(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean edit(String note, String text) {
    long expiry = jedis.pexpireTime(note);
    SetParams same = SetParams.setParams().xx();
    return jedis.set(note, text, expiry > 0 ? same.pxAt(expiry) : same) != null;
  }
}
