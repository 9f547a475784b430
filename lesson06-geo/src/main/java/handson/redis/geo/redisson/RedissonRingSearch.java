package handson.redis.geo.redisson;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.geo.RingSearch;
import java.util.List;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoOrder;
import org.redisson.api.geo.GeoSearchArgs;
import org.redisson.api.geo.GeoUnit;
import org.redisson.client.codec.StringCodec;

/** Rings with Redisson. */
public final class RedissonRingSearch implements RingSearch {
  private final RedissonClient redisson;

  public RedissonRingSearch(RedissonClient redisson) {
    this.redisson = redisson;
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
    GeoSearchArgs nearestFirst = GeoSearchArgs.from(from.longitude(), from.latitude())
        .radius(radius, redissonUnit(unit))
        .order(GeoOrder.ASC)
        .count(count);
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
