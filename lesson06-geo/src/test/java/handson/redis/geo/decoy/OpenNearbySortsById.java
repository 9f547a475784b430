package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "loses the order, and sorts by id instead", caughtBy = "findsWhatIsOpen")
final class OpenNearbySortsById extends ForwardingOpenNearby {
  OpenNearbySortsById(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return new TreeMap<>(super.distances(index, around, sets));
  }
}
