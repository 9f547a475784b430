package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts with HINCRBYFLOAT", caughtBy = "countsAreExact")
final class BestiaryAsDouble extends ForwardingBestiary {
  BestiaryAsDouble(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    return (long) jedis.hincrByFloat(census, species, change);
  }
}
