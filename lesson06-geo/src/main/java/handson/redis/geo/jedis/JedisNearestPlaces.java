package handson.redis.geo.jedis;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;

/** The nearest places with Jedis. */
public final class JedisNearestPlaces implements NearestPlaces {
  private final UnifiedJedis jedis;

  public JedisNearestPlaces(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return search(index, around(from, within, unit), count);
  }

  // snippet: jedis-neighbours
  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    GeoSearchParam circle =
        GeoSearchParam.geoSearchParam().fromMember(member).byRadius(within, jedisUnit(unit));
    try {
      // Itself is most often the first, but not where others are at the same place.
      return search(index, circle, count + 1).stream()
          .filter(place -> !place.member().equals(member))
          .limit(count)
          .toList();
    } catch (JedisDataException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  // end

  // snippet: jedis-page
  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    // One more than is shown: it tells whether a page follows.
    for (long count = 1L + after.seen() + size; ; count *= 2) {
      int asked = (int) Math.min(count, Integer.MAX_VALUE);
      List<Nearby> found = search(index, around(from, within, unit), asked);
      boolean all = found.size() < asked;
      // Of those as far away as the last one, Redis may have left some out.
      double edge = all ? Double.POSITIVE_INFINITY : found.get(asked - 1).distance();
      List<Nearby> following = found.stream()
          .filter(place -> place.distance() < edge && isAfter(after, place))
          .sorted(ORDER)
          .toList();
      if (all || following.size() >= size) {
        return cut(following, size, !all || following.size() > size, after);
      }
    }
  }

  // end

  private static boolean isAfter(Cursor cursor, Nearby place) {
    return ORDER.compare(place, new Nearby(cursor.member(), cursor.distance())) > 0;
  }

  private static Page cut(List<Nearby> following, int size, boolean more, Cursor after) {
    if (!more) {
      return new Page(following, Optional.empty());
    }
    Nearby last = following.get(size - 1);
    Cursor next = new Cursor(last.distance(), last.member(), after.seen() + size);
    return new Page(following.subList(0, size), Optional.of(next));
  }

  private static GeoSearchParam around(Point from, double within, DistanceUnit unit) {
    return GeoSearchParam.geoSearchParam()
        .fromLonLat(from.longitude(), from.latitude())
        .byRadius(within, jedisUnit(unit));
  }

  // snippet: jedis-search
  private List<Nearby> search(String index, GeoSearchParam circle, int count) {
    return jedis.geosearch(index, circle.asc().count(count).withDist()).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }

  // end

  private static GeoUnit jedisUnit(DistanceUnit unit) {
    return GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
  }
}
