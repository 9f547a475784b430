package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the name for the member: who shares a name is one",
    caughtBy = "idsAreAtTheirPoints")
final class FacilityLoaderNamesMembers extends ForwardingFacilityLoader {
  FacilityLoaderNamesMembers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Facility changed(Facility facility) {
    String member = facility.name().isEmpty() ? facility.id() : facility.name();
    return new Facility(
        member, facility.name(), facility.category(), facility.point(), facility.details());
  }
}
