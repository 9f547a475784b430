package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives Redis the latitude first", caughtBy = "idsAreAtTheirPoints")
final class FacilityLoaderSwapsCoordinates extends ForwardingFacilityLoader {
  FacilityLoaderSwapsCoordinates(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    Point swapped = new Point(facility.point().latitude(), facility.point().longitude());
    return new Facility(
        facility.id(), facility.name(), facility.category(), swapped, facility.details());
  }
}
