package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "adds an alias with RPUSH, which creates the list",
    caughtBy = "addAliasAddsAtTheEnd")
final class ServiceDirectoryRpushCreates extends ForwardingServiceDirectory {
  ServiceDirectoryRpushCreates(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAlias(String key, String alias) {
    return jedis.rpush(key, alias) > 0;
  }
}
