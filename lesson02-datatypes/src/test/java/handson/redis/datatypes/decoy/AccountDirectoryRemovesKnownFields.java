package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "removes the fields that it knows", caughtBy = "removeDeletesTheWhole")
final class AccountDirectoryRemovesKnownFields extends ForwardingAccountDirectory {
  AccountDirectoryRemovesKnownFields(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean remove(String prefix, String name) {
    return jedis.hdel(prefix + name, "name", "uid", "gid", "gecos", "home", "shell") > 0;
  }
}
