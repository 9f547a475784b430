package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListPosition;

@Decoy(
    mistake = "takes the -1 of LINSERT for a success",
    caughtBy = "addAliasBeforeAddsBeforeAName")
final class ServiceDirectoryTakesMinusOneForYes extends ForwardingServiceDirectory {
  ServiceDirectoryTakesMinusOneForYes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    return jedis.linsert(key, ListPosition.BEFORE, name, alias) != 0;
  }
}
