package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the number of new fields for that of changed ones",
    caughtBy = "changeShellChangesOneField")
final class AccountDirectoryAnswersWithHset extends ForwardingAccountDirectory {
  AccountDirectoryAnswersWithHset(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    return jedis.exists(prefix + name) && jedis.hset(prefix + name, "shell", shell) > 0;
  }
}
