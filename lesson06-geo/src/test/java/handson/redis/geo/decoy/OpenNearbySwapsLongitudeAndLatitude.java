package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives latitude before longitude", caughtBy = "findsWhatIsOpen")
final class OpenNearbySwapsLongitudeAndLatitude extends ForwardingOpenNearby {
  OpenNearbySwapsLongitudeAndLatitude(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript("ARGV[1], ARGV[2]", "ARGV[2], ARGV[1]", index, around, sets);
  }
}
