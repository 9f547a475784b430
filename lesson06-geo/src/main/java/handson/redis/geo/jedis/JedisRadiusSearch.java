package handson.redis.geo.jedis;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RadiusSearch;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;

/** Radius search with Jedis. */
public final class JedisRadiusSearch implements RadiusSearch {
  private final UnifiedJedis jedis;

  public JedisRadiusSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-radius
  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    GeoSearchParam from = new GeoSearchParam().fromLonLat(centre.longitude(), centre.latitude());
    return search(index, from, radius, order, limit);
  }

  @Override
  public List<Nearby> aroundMember(
      String index, String member, Radius radius, Order order, int limit) {
    try {
      return search(index, new GeoSearchParam().fromMember(member), radius, order, limit);
    } catch (JedisDataException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  private List<Nearby> search(
      String index, GeoSearchParam search, Radius radius, Order order, int limit) {
    search.byRadius(radius.value(), unit(radius.unit()));
    // Without it every distance is 0.0.
    search.withDist();
    RadiusSearch.atLeastOne(limit);
    switch (order) {
      case NEAREST_FIRST -> search.asc().count(limit);
      case FARTHEST_FIRST -> search.desc().count(limit);
      case ANY -> search.count(limit, true);
    }
    return jedis.geosearch(index, search).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }

  // end

  private static GeoUnit unit(DistanceUnit unit) {
    return GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
  }
}
