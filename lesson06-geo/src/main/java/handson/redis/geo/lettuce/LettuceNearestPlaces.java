package handson.redis.geo.lettuce;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Optional;

/** The nearest places with Lettuce. */
public final class LettuceNearestPlaces implements NearestPlaces {
  private final RedisCommands<String, String> redis;

  public LettuceNearestPlaces(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
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
      return search(index, GeoSearch.fromMember(member), count + 1, within, unit).stream()
          .filter(place -> !place.member().equals(member))
          .limit(count)
          .toList();
    } catch (RedisCommandExecutionException e) {
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

  private static GeoSearch.GeoRef<String> at(Point from) {
    return GeoSearch.fromCoordinates(from.longitude(), from.latitude());
  }

  private List<Nearby> search(
      String index, GeoSearch.GeoRef<String> from, int count, double within, DistanceUnit unit) {
    GeoSearch.GeoPredicate circle = GeoSearch.byRadius(within, GeoArgs.Unit.valueOf(unit.symbol()));
    GeoArgs nearestFirst = new GeoArgs().asc().withCount(count).withDistance();
    return redis.geosearch(index, from, circle, nearestFirst).stream()
        .map(found -> new Nearby(found.getMember(), found.getDistance()))
        .toList();
  }
}
