package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "unites where it should intersect", caughtBy = "findsWhatIsOpen")
final class OpenNearbyTakesEitherSet extends ForwardingOpenNearby {
  OpenNearbyTakesEitherSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("ZINTERSTORE", "ZUNIONSTORE", index, around, sets);
  }
}
