package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts atomically, but reads the answer in a second command",
    caughtBy = "noCountIsLost")
final class BestiaryCountsThenReads extends ForwardingBestiary {
  BestiaryCountsThenReads(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    super.count(census, species, change);
    return Long.parseLong(jedis.hget(census, species));
  }
}
