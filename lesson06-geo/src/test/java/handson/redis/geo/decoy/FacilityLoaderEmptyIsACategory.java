package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "calls the empty category other", caughtBy = "categoriesHaveSets")
final class FacilityLoaderEmptyIsACategory extends ForwardingFacilityLoader {
  FacilityLoaderEmptyIsACategory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    String category = facility.category().isEmpty() ? "other" : facility.category();
    return new Facility(
        facility.id(), facility.name(), category, facility.point(), facility.details());
  }
}
