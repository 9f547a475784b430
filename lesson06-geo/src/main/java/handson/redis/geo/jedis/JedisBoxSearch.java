package handson.redis.geo.jedis;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.DistanceUnit;
import handson.redis.geo.MapView;
import handson.redis.geo.Nearby;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.resps.GeoRadiusResponse;

/** Box search with Jedis. */
public final class JedisBoxSearch implements BoxSearch {
  private final UnifiedJedis jedis;

  public JedisBoxSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return nearest(index, from(centre), box, limit);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    try {
      return nearest(index, new GeoSearchParam().fromMember(member), box, limit);
    } catch (JedisDataException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  // snippet: jedis-inside
  @Override
  public List<Place> inside(String index, MapView view) {
    double parallel = Point.EARTH_RADIUS * Math.cos(Math.toRadians(view.widestLatitude()));
    // Up to two metres more than it takes: Redis computes with other roundings.
    double metresWide = 1 + Math.ceil(parallel * Math.toRadians(view.width()));
    double metresHigh = 1 + Math.ceil(Point.EARTH_RADIUS * Math.toRadians(view.height()));
    GeoSearchParam covering =
        from(view.centre()).byBox(metresWide, metresHigh, GeoUnit.M).withCoord();
    return jedis.geosearch(index, covering).stream()
        .map(JedisBoxSearch::place)
        .filter(place -> view.contains(place.point()))
        .toList();
  }

  // end

  private static Place place(GeoRadiusResponse found) {
    return new Place(
        found.getMemberByString(),
        new Point(found.getCoordinate().getLongitude(), found.getCoordinate().getLatitude()));
  }

  private static GeoSearchParam from(Point centre) {
    return new GeoSearchParam().fromLonLat(centre.longitude(), centre.latitude());
  }

  private List<Nearby> nearest(String index, GeoSearchParam search, Box box, int limit) {
    search.byBox(box.width(), box.height(), unit(box.unit()));
    // Without withDist every distance is 0.0.
    search.withDist().asc().count(BoxSearch.atLeastOne(limit));
    return jedis.geosearch(index, search).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }

  private static GeoUnit unit(DistanceUnit unit) {
    return GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
  }
}
