package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps a note by reading it and writing it anew", caughtBy = "aRivalCounts")
final class ExpiringNotesKeepsByWriting extends ForwardingExpiringNotes {
  ExpiringNotesKeepsByWriting(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean keep(String note) {
    String text = jedis.get(note);
    if (text == null || jedis.pttl(note) == -1) {
      return false;
    }
    jedis.set(note, text);
    return true;
  }
}
