package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.NoSuchElementException;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "moves the text, but not the time to live",
    caughtBy = "renameTakesTheLifetimeAlong")
final class ExpiringNotesRenameLosesTheTimeToLive extends ForwardingExpiringNotes {
  ExpiringNotesRenameLosesTheTimeToLive(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String note, String target) {
    String text = jedis.get(note);
    if (text == null) {
      throw new NoSuchElementException(note);
    }
    jedis.set(target, text);
    jedis.del(note);
  }
}
