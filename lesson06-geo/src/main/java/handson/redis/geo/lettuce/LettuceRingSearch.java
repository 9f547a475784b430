package handson.redis.geo.lettuce;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RingSearch;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Rings with Lettuce. */
public final class LettuceRingSearch implements RingSearch {
  private final RedisCommands<String, String> redis;

  public LettuceRingSearch(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

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

  private List<Nearby> search(
      String index, Point from, int count, double radius, DistanceUnit unit) {
    GeoSearch.GeoRef<String> centre = GeoSearch.fromCoordinates(from.longitude(), from.latitude());
    GeoSearch.GeoPredicate circle = GeoSearch.byRadius(radius, GeoArgs.Unit.valueOf(unit.symbol()));
    GeoArgs nearestFirst = new GeoArgs().asc().withCount(count).withDistance();
    return redis.geosearch(index, centre, circle, nearestFirst).stream()
        .map(found -> new Nearby(found.getMember(), found.getDistance()))
        .toList();
  }
}
