package handson.redis.geo.decoy;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.MapView;
import handson.redis.geo.Nearby;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.geo.jedis.JedisBoxSearch;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingBoxSearch implements BoxSearch {
  protected final UnifiedJedis jedis;
  private final BoxSearch right;

  ForwardingBoxSearch(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisBoxSearch(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return right.aroundPoint(index, centre, box, limit);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    return right.aroundMember(index, member, box, limit);
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    return right.inside(index, view);
  }

  /** All members in a box of metres, with their positions. */
  protected List<Place> covered(String index, Point centre, double wide, double high) {
    GeoSearchParam search = new GeoSearchParam()
        .fromLonLat(centre.longitude(), centre.latitude())
        .byBox(wide, high, GeoUnit.M)
        .withCoord();
    return jedis.geosearch(index, search).stream()
        .map(found -> new Place(
            found.getMemberByString(),
            new Point(
                found.getCoordinate().getLongitude(), found.getCoordinate().getLatitude())))
        .toList();
  }

  /** How wide a view is at a latitude, in metres along the parallel. */
  protected static double wide(MapView view, double latitude) {
    return Point.EARTH_RADIUS * Math.cos(Math.toRadians(latitude)) * Math.toRadians(view.width())
        + 1;
  }

  /** How high a view is, in metres. */
  protected static double high(MapView view) {
    return Point.EARTH_RADIUS * Math.toRadians(view.height()) + 1;
  }
}
