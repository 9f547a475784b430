package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads the stored distances from their end", caughtBy = "findsWhatIsOpen")
final class OpenNearbyFarthestFirst extends ForwardingOpenNearby {
  OpenNearbyFarthestFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("'WITHSCORES'", "'REV', 'WITHSCORES'", index, around, sets);
  }
}
