package handson.redis.geo.jedis;

import handson.redis.geo.GeoPolygon;
import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.geo.PolygonSearch;
import java.util.List;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.resps.GeoRadiusResponse;

/** Polygon search with Jedis. */
public final class JedisPolygonSearch implements PolygonSearch {
  private final UnifiedJedis jedis;

  public JedisPolygonSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-polygon
  @Override
  public List<Place> inside(String index, GeoPolygon polygon) {
    MapView box = polygon.bounds();
    GeoSearchParam covering = new GeoSearchParam()
        .fromLonLat(box.centre().longitude(), box.centre().latitude())
        .byBox(PolygonSearch.metresWide(box), PolygonSearch.metresHigh(box), GeoUnit.M)
        .withCoord();
    return jedis.geosearch(index, covering).stream()
        .map(JedisPolygonSearch::place)
        .filter(place -> polygon.contains(place.point()))
        .toList();
  }

  // end

  private static Place place(GeoRadiusResponse found) {
    GeoCoordinate position = found.getCoordinate();
    return new Place(
        found.getMemberByString(), new Point(position.getLongitude(), position.getLatitude()));
  }
}
