package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the account is there, then changes it",
    caughtBy = "nothingComesBetween")
final class AccountDirectoryLooksThenChanges extends ForwardingAccountDirectory {
  AccountDirectoryLooksThenChanges(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    if (!jedis.exists(prefix + name)) {
      return false;
    }
    jedis.hset(prefix + name, "shell", shell);
    return true;
  }
}
