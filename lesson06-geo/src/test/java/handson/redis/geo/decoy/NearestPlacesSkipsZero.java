package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(
    mistake = "takes whoever is 0 away for the member itself",
    caughtBy = "neighboursAtTheSamePlace")
final class NearestPlacesSkipsZero extends ForwardingNearestPlaces {
  NearestPlacesSkipsZero(UnifiedJedis jedis) {
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
                .count(NearestPlaces.MOST))
        .stream()
        .filter(place -> place.distance() > 0)
        .limit(count)
        .toList();
  }
}
