package handson.redis.geo.lettuce;

import handson.redis.geo.BoxSearch;
import handson.redis.geo.MapView;
import handson.redis.geo.Nearby;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoSearch.GeoPredicate;
import io.lettuce.core.GeoSearch.GeoRef;
import io.lettuce.core.GeoWithin;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Box search with Lettuce. */
public final class LettuceBoxSearch implements BoxSearch {
  private final RedisCommands<String, String> redis;

  public LettuceBoxSearch(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public List<Nearby> aroundPoint(String index, Point centre, Box box, int limit) {
    return nearest(index, from(centre), box, limit);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    try {
      return nearest(index, GeoSearch.fromMember(member), box, limit);
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().contains(Nearby.NO_SUCH_MEMBER)) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public List<Place> inside(String index, MapView view) {
    double parallel = Point.EARTH_RADIUS * Math.cos(Math.toRadians(view.widestLatitude()));
    // Up to two metres more than it takes: Redis computes with other roundings.
    double metresWide = 1 + Math.ceil(parallel * Math.toRadians(view.width()));
    double metresHigh = 1 + Math.ceil(Point.EARTH_RADIUS * Math.toRadians(view.height()));
    GeoPredicate covering = GeoSearch.byBox(metresWide, metresHigh, GeoArgs.Unit.m);
    GeoArgs args = new GeoArgs().withCoordinates();
    return redis.geosearch(index, from(view.centre()), covering, args).stream()
        .map(LettuceBoxSearch::place)
        .filter(place -> view.contains(place.point()))
        .toList();
  }

  private static Place place(GeoWithin<String> found) {
    // Lettuce calls the longitude x and the latitude y.
    return new Place(
        found.getMember(),
        new Point(
            found.getCoordinates().getX().doubleValue(),
            found.getCoordinates().getY().doubleValue()));
  }

  private static GeoRef<String> from(Point centre) {
    return GeoSearch.fromCoordinates(centre.longitude(), centre.latitude());
  }

  // snippet: lettuce-box
  private List<Nearby> nearest(String index, GeoRef<String> from, Box box, int limit) {
    GeoPredicate shape = GeoSearch.byBox(
        box.width(), box.height(), GeoArgs.Unit.valueOf(box.unit().symbol()));
    GeoArgs args = new GeoArgs().withDistance().asc().withCount(BoxSearch.atLeastOne(limit));
    return redis.geosearch(index, from, shape, args).stream()
        .map(found -> new Nearby(found.getMember(), found.getDistance()))
        .toList();
  }

  // end
}
