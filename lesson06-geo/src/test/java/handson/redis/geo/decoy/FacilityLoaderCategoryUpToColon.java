package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes what stands before a colon for the category",
    caughtBy = "categoriesHaveSets")
final class FacilityLoaderCategoryUpToColon extends ForwardingFacilityLoader {
  FacilityLoaderCategoryUpToColon(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    String category = facility.category().split(":", -1)[0];
    return new Facility(
        facility.id(), facility.name(), category, facility.point(), facility.details());
  }
}
