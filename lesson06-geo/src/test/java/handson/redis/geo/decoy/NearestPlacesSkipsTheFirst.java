package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.GeoSearchParam;

@Decoy(mistake = "takes the first for the member itself", caughtBy = "neighboursAtTheSamePlace")
final class NearestPlacesSkipsTheFirst extends ForwardingNearestPlaces {
  NearestPlacesSkipsTheFirst(UnifiedJedis jedis) {
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
        .skip(1)
        .toList();
  }
}
