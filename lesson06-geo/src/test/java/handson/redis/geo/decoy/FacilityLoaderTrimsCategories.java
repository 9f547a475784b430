package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "tidies the names of categories up", caughtBy = "categoriesHaveSets")
final class FacilityLoaderTrimsCategories extends ForwardingFacilityLoader {
  FacilityLoaderTrimsCategories(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    return new Facility(
        facility.id(),
        facility.name(),
        facility.category().strip(),
        facility.point(),
        facility.details());
  }
}
