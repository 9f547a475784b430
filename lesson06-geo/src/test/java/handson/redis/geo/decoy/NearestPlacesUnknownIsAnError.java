package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(mistake = "lets the error of Redis through", caughtBy = "nobodyHasNoNeighbours")
final class NearestPlacesUnknownIsAnError extends ForwardingNearestPlaces {
  NearestPlacesUnknownIsAnError(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return search(
            index,
            GeoSearchParam.geoSearchParam()
                .fromMember(member)
                .byRadius(within, jedisUnit(unit))
                .asc()
                .count(count + 1))
        .stream()
        .filter(place -> !place.member().equals(member))
        .limit(count)
        .toList();
  }
}
