package handson.redis.geo.decoy;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "finds what is of the category, open or not", caughtBy = "findsACategory")
final class OpenNearbyIgnoresWhatIsOpen extends ForwardingOpenNearby {
  OpenNearbyIgnoresWhatIsOpen(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<OpenFacility> search(String index, Around around, String category) {
    return find(index, around, new FacilityKeys(index).category(category));
  }
}
