package handson.redis.geo.redisson;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoOrder;
import org.redisson.api.geo.GeoSearchArgs;
import org.redisson.api.geo.GeoUnit;
import org.redisson.api.geo.ShapeGeoSearch;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** The nearest places with Redisson. */
public final class RedissonNearestPlaces implements NearestPlaces {
  private final RedissonClient redisson;

  public RedissonNearestPlaces(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public List<Nearby> nearest(
      String index, Point from, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    return search(index, at(from), count, within, unit);
  }

  @Override
  public List<Nearby> neighbours(
      String index, String member, int count, double within, DistanceUnit unit) {
    NearestPlaces.check(count, within);
    try {
      // Itself is most often the first, but not where others are at the same place.
      return search(index, GeoSearchArgs.from(member), count + 1, within, unit).stream()
          .filter(place -> !place.member().equals(member))
          .limit(count)
          .toList();
    } catch (RedisException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    // One more than is shown: it tells whether a page follows.
    for (long count = 1L + after.seen() + size; ; count *= 2) {
      int asked = (int) Math.min(count, Integer.MAX_VALUE);
      List<Nearby> found = search(index, at(from), asked, within, unit);
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

  private static ShapeGeoSearch at(Point from) {
    return GeoSearchArgs.from(from.longitude(), from.latitude());
  }

  private List<Nearby> search(
      String index, ShapeGeoSearch from, int count, double within, DistanceUnit unit) {
    GeoSearchArgs nearestFirst =
        from.radius(within, redissonUnit(unit)).order(GeoOrder.ASC).count(count);
    // The map has the order of the answer.
    return redisson
        .<String>getGeo(index, StringCodec.INSTANCE)
        .searchWithDistance(nearestFirst)
        .entrySet()
        .stream()
        .map(found -> new Nearby(found.getKey(), found.getValue()))
        .toList();
  }

  private static GeoUnit redissonUnit(DistanceUnit unit) {
    return switch (unit) {
      case METRES -> GeoUnit.METERS;
      case KILOMETRES -> GeoUnit.KILOMETERS;
      case MILES -> GeoUnit.MILES;
      case FEET -> GeoUnit.FEET;
    };
  }
}
