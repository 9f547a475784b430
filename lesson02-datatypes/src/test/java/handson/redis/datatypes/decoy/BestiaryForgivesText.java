package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts on from 0 where there is no number", caughtBy = "aFieldWithTextIsAnError")
final class BestiaryForgivesText extends ForwardingBestiary {
  BestiaryForgivesText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    try {
      return super.count(census, species, change);
    } catch (IllegalStateException e) {
      jedis.hset(census, species, Long.toString(change));
      return change;
    }
  }
}
