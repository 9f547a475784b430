package handson.redis.geo;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.GeoCoordinate;

/** What the tour shows of {@link PolygonSearch}. */
final class PolygonSearchTour implements TopicTour {
  private static final String TOKYO = "geo:polygon:tokyo";
  private static final String FIJI = "geo:polygon:fiji";

  /** The Yamanote railway line, from six of its thirty stations. */
  private static final GeoPolygon YAMANOTE = new GeoPolygon(List.of(
      new Point(139.7671, 35.6812),
      new Point(139.7388, 35.6285),
      new Point(139.7016, 35.6580),
      new Point(139.7005, 35.6896),
      new Point(139.7109, 35.7295),
      new Point(139.7774, 35.7137)));

  private static final GeoPolygon AROUND_FIJI = new GeoPolygon(List.of(
      new Point(176, -20), new Point(-178, -20), new Point(-178, -15), new Point(176, -15)));

  @Override
  public void show(Tour tour) {
    PolygonSearch search = tour.use(PolygonSearch.class);
    tour.step(
        "Inside a railway loop: Redis searches a box around it, and Odaiba is in that.", () -> {
          load(
              tour,
              TOKYO,
              new Place("Imperial Palace", new Point(139.7528, 35.6852)),
              new Place("Tokyo Tower", new Point(139.7454, 35.6586)),
              new Place("Odaiba", new Point(139.7753, 35.6300)),
              new Place("Skytree", new Point(139.8107, 35.7101)));
          search.inside(TOKYO, YAMANOTE);
          tour.show("percent of the box", Math.round(100 * YAMANOTE.shareOfBounds()));
        });
    tour.step("Across the antimeridian, where longitudes jump from 180 to -180.", () -> {
      load(
          tour,
          FIJI,
          new Place("Suva", new Point(178.4419, -18.1416)),
          new Place("Lakeba", new Point(-178.8, -18.2)),
          new Place("Nuku'alofa", new Point(-175.2018, -21.1393)));
      search.inside(FIJI, AROUND_FIJI);
    });
    tour.step("Edges that cross each other have no inside, and are refused.", () -> {
      Point a = new Point(0, 0);
      Point b = new Point(1, 1);
      new GeoPolygon(List.of(a, b, new Point(1, 0), new Point(0, 1)));
    });
  }

  /** Written on a connection that the tour does not show. */
  private static void load(Tour tour, String index, Place... places) {
    Map<String, GeoCoordinate> points = new HashMap<>();
    for (Place place : places) {
      Point point = place.point();
      points.put(place.member(), new GeoCoordinate(point.longitude(), point.latitude()));
    }
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      clients.jedis().geoadd(index, points);
    }
    tour.say("(%d places have been written)".formatted(places.length));
  }
}
