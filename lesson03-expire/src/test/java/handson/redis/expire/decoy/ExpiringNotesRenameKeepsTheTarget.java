package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "renames only where the name is free", caughtBy = "renameTakesTheLifetimeAlong")
final class ExpiringNotesRenameKeepsTheTarget extends ForwardingExpiringNotes {
  ExpiringNotesRenameKeepsTheTarget(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void rename(String note, String target) {
    if (!jedis.exists(target)) {
      super.rename(note, target);
    }
  }
}
