package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "removes the first of several", caughtBy = "removeTakesAllOfThem")
final class ServiceDirectoryRemovesOne extends ForwardingServiceDirectory {
  ServiceDirectoryRemovesOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean remove(String key, String name) {
    return jedis.lrem(key, 1, name) > 0;
  }
}
