package handson.redis.geo.decoy;

import handson.redis.geo.OpenFacility;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads up to -1 where the limit is 0", caughtBy = "limitsWhatIsOpen")
final class OpenNearbyLimitOfNothingIsAll extends ForwardingOpenNearby {
  OpenNearbyLimitOfNothingIsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected List<OpenFacility> find(String index, Around around, String... sets) {
    return described(index, distances(index, around, sets));
  }
}
