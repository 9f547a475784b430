package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads, adds and writes back in two commands", caughtBy = "noCountIsLost")
final class BestiaryGetThenSet extends ForwardingBestiary {
  BestiaryGetThenSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    String before = jedis.hget(census, species);
    long number = (before == null ? 0 : Long.parseLong(before)) + change;
    jedis.hset(census, species, Long.toString(number));
    return number;
  }
}
