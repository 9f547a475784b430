package handson.redis.geo.redisson;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.DistanceUnit;
import handson.redis.geo.MapView;
import handson.redis.geo.Nearby;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import java.util.List;
import org.redisson.api.RGeo;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoOrder;
import org.redisson.api.geo.GeoPosition;
import org.redisson.api.geo.GeoSearchArgs;
import org.redisson.api.geo.GeoUnit;
import org.redisson.api.geo.ShapeGeoSearch;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Box search with Redisson. */
public final class RedissonBoxSearch implements BoxSearch {
  private final RedissonClient redisson;

  public RedissonBoxSearch(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return nearest(index, from(centre), box, limit);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    try {
      return nearest(index, GeoSearchArgs.from(member), box, limit);
    } catch (RedisException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  // snippet: redisson-inside
  @Override
  public List<Place> inside(String index, MapView view) {
    double parallel = Point.EARTH_RADIUS * Math.cos(Math.toRadians(view.widestLatitude()));
    // Up to two metres more than it takes: Redis computes with other roundings.
    double metresWide = 1 + Math.ceil(parallel * Math.toRadians(view.width()));
    double metresHigh = 1 + Math.ceil(Point.EARTH_RADIUS * Math.toRadians(view.height()));
    GeoSearchArgs covering = from(view.centre()).box(metresWide, metresHigh, GeoUnit.METERS);
    return members(index).searchWithPosition(covering).entrySet().stream()
        .map(found -> new Place(found.getKey(), point(found.getValue())))
        .filter(place -> view.contains(place.point()))
        .toList();
  }

  // end

  private static Point point(GeoPosition position) {
    return new Point(position.getLongitude(), position.getLatitude());
  }

  private static ShapeGeoSearch from(Point centre) {
    return GeoSearchArgs.from(centre.longitude(), centre.latitude());
  }

  private List<Nearby> nearest(String index, ShapeGeoSearch from, Box box, int limit) {
    GeoSearchArgs search = from.box(box.width(), box.height(), unit(box.unit()))
        .order(GeoOrder.ASC)
        .count(BoxSearch.atLeastOne(limit));
    // The map is in the order of the answer.
    return members(index).searchWithDistance(search).entrySet().stream()
        .map(found -> new Nearby(found.getKey(), found.getValue()))
        .toList();
  }

  private RGeo<String> members(String index) {
    return redisson.getGeo(index, StringCodec.INSTANCE);
  }

  private static GeoUnit unit(DistanceUnit unit) {
    return switch (unit) {
      case METRES -> GeoUnit.METERS;
      case KILOMETRES -> GeoUnit.KILOMETERS;
      case MILES -> GeoUnit.MILES;
      case FEET -> GeoUnit.FEET;
    };
  }
}
