package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks whether the port is known, and then adds", caughtBy = "noChangeIsLost")
final class ServiceDirectoryLooksThenPushes extends ForwardingServiceDirectory {
  ServiceDirectoryLooksThenPushes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAlias(String key, String alias) {
    return jedis.exists(key) && jedis.rpush(key, alias) > 0;
  }
}
