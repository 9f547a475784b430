package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "loads name and category alone", caughtBy = "hashesHaveTheFields")
final class FacilityLoaderWithoutDetails extends ForwardingFacilityLoader {
  FacilityLoaderWithoutDetails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    return new Facility(
        facility.id(), facility.name(), facility.category(), facility.point(), Map.of());
  }
}
