package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.NoSuchElementException;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "copies and deletes in two steps", caughtBy = "renameIsOneStep")
final class ExpiringNotesCopyThenDelete extends ForwardingExpiringNotes {
  ExpiringNotesCopyThenDelete(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String note, String target) {
    if (!note.equals(target) && !jedis.copy(note, target, true)) {
      throw new NoSuchElementException(note);
    }
    if (!note.equals(target)) {
      jedis.del(note);
    }
  }
}
