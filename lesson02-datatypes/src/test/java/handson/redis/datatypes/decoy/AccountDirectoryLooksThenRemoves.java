package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "looks whether the account is there, then removes it",
    caughtBy = "removeDeletesTheWhole")
final class AccountDirectoryLooksThenRemoves extends ForwardingAccountDirectory {
  AccountDirectoryLooksThenRemoves(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean remove(String prefix, String name) {
    boolean there = jedis.exists(prefix + name);
    jedis.del(prefix + name);
    return there;
  }
}
