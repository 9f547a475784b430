package handson.redis.geo.lettuce;

import handson.redis.geo.GeoPolygon;
import handson.redis.geo.MapView;
import handson.redis.geo.Place;
import handson.redis.geo.Point;
import handson.redis.geo.PolygonSearch;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoCoordinates;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoWithin;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/** Polygon search with Lettuce. */
public final class LettucePolygonSearch implements PolygonSearch {
  private final RedisCommands<String, String> redis;

  public LettucePolygonSearch(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public List<Place> inside(String index, GeoPolygon polygon) {
    MapView box = polygon.bounds();
    List<GeoWithin<String>> covering = redis.geosearch(
        index,
        GeoSearch.fromCoordinates(box.centre().longitude(), box.centre().latitude()),
        GeoSearch.byBox(
            PolygonSearch.metresWide(box), PolygonSearch.metresHigh(box), GeoArgs.Unit.m),
        new GeoArgs().withCoordinates());
    return covering.stream()
        .map(LettucePolygonSearch::place)
        .filter(place -> polygon.contains(place.point()))
        .toList();
  }

  private static Place place(GeoWithin<String> found) {
    // Lettuce calls the longitude x and the latitude y.
    GeoCoordinates position = found.getCoordinates();
    return new Place(
        found.getMember(),
        new Point(position.getX().doubleValue(), position.getY().doubleValue()));
  }
}
