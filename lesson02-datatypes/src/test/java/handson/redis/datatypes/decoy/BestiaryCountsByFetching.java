package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches all fields to count them", caughtBy = "speciesCountsInTheServer")
final class BestiaryCountsByFetching extends ForwardingBestiary {
  BestiaryCountsByFetching(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long species(String census) {
    return jedis.hkeys(census).size();
  }
}
