package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(
    mistake = "looks after the error whether the member is there, when it may have come",
    caughtBy = "nobodyHasNoNeighbours")
final class NearestPlacesLooksAfterTheError extends ForwardingNearestPlaces {
  NearestPlacesLooksAfterTheError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    GeoSearchParam circle =
        GeoSearchParam.geoSearchParam().fromMember(member).byRadius(within, jedisUnit(unit));
    try {
      return search(index, circle.asc().count(count + 1)).stream()
          .filter(place -> !place.member().equals(member))
          .limit(count)
          .toList();
    } catch (JedisDataException e) {
      if (jedis.zscore(index, member) == null) {
        return List.of();
      }
      throw e;
    }
  }
}
