package handson.redis.geo.jedis;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RingSearch;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

/** Rings with Jedis. */
public final class JedisRingSearch implements RingSearch {
  private final UnifiedJedis jedis;

  public JedisRingSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-rings
  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    RingSearch.check(count, within);
    double part = FIRST;
    List<Nearby> found = search(index, from, count, within * part, unit);
    while (found.size() < count && part < 1) {
      part *= GROWTH;
      found = search(index, from, count, within * part, unit);
    }
    return found;
  }

  // end

  private List<Nearby> search(
      String index, Point from, int count, double radius, DistanceUnit unit) {
    GeoSearchParam nearestFirst = GeoSearchParam.geoSearchParam()
        .fromLonLat(from.longitude(), from.latitude())
        .byRadius(radius, GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT)))
        .asc()
        .count(count)
        .withDist();
    return jedis.geosearch(index, nearestFirst).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }
}
