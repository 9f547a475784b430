package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListPosition;

@Decoy(mistake = "inserts behind the name", caughtBy = "addAliasBeforeAddsBeforeAName")
final class ServiceDirectoryInsertsAfter extends ForwardingServiceDirectory {
  ServiceDirectoryInsertsAfter(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    return jedis.linsert(key, ListPosition.AFTER, name, alias) > 0;
  }
}
