package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets HSET create the hash of an absent user",
    caughtBy = "changeShellCreatesNothing")
final class AccountDirectoryChangeCreates extends ForwardingAccountDirectory {
  AccountDirectoryChangeCreates(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    return jedis.hset(prefix + name, "shell", shell) == 0;
  }
}
