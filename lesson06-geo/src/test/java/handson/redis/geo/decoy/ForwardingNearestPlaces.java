package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.geo.jedis.JedisNearestPlaces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingNearestPlaces implements NearestPlaces {
  protected final UnifiedJedis jedis;
  private final NearestPlaces right;

  ForwardingNearestPlaces(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisNearestPlaces(jedis);
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    return right.nearest(index, from, count, within, unit);
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    return right.neighbours(index, member, count, within, unit);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    return right.page(index, from, size, within, unit, after);
  }

  /** What a decoy asks for itself. */
  protected List<Nearby> search(String index, GeoSearchParam param) {
    return jedis.geosearch(index, param.withDist()).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }

  protected static GeoSearchParam around(Point from, double within, DistanceUnit unit) {
    return GeoSearchParam.geoSearchParam()
        .fromLonLat(from.longitude(), from.latitude())
        .byRadius(within, jedisUnit(unit));
  }

  protected static GeoUnit jedisUnit(DistanceUnit unit) {
    return GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
  }

  /** The first places of what follows; there is a next page where any are left. */
  protected static Page cut(List<Nearby> following, int size, Cursor after) {
    if (following.size() <= size) {
      return new Page(following, Optional.empty());
    }
    return new Page(following.subList(0, size), Optional.of(behind(following, size, after)));
  }

  protected static Cursor behind(List<Nearby> following, int size, Cursor after) {
    Nearby last = following.get(size - 1);
    return new Cursor(last.distance(), last.member(), after.seen() + size);
  }

  protected static boolean isAfter(Cursor cursor, Nearby place) {
    return ORDER.compare(place, new Nearby(cursor.member(), cursor.distance())) > 0;
  }
}
