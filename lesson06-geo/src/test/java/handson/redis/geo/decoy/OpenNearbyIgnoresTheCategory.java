package handson.redis.geo.decoy;

import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "finds what is open, of whatever category", caughtBy = "findsACategory")
final class OpenNearbyIgnoresTheCategory extends ForwardingOpenNearby {
  OpenNearbyIgnoresTheCategory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<OpenFacility> search(String index, Around around, String category) {
    return search(index, around);
  }
}
