package handson.redis.geo;

import handson.redis.geo.OpenNearby.Around;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

/** What the tour shows of {@link OpenNearby}. */
final class OpenNearbyTour implements TopicTour {
  private static final String INDEX = "geo:open";
  private static final Point TOKYO_STATION = new Point(139.7671, 35.6812);
  private static final List<Facility> FACILITIES = List.of(
      facility("mus-1", "Tokyo National Museum", "museum", 139.7765, 35.7188),
      facility("mus-2", "National Museum of Modern Art", "museum", 139.7547, 35.6905),
      facility("park-1", "Hibiya Park", "park", 139.7560, 35.6737),
      facility("park-2", "Ueno Park", "park", 139.7714, 35.7141));

  @Override
  public void show(Tour tour) {
    OpenNearby nearby = tour.use(OpenNearby.class);
    tour.step("A set says what is open now; the positions know nothing of it.", () -> {
      load(tour);
      nearby.opens(INDEX, "mus-2");
      nearby.opens(INDEX, "park-1");
      nearby.opens(INDEX, "park-2");
      nearby.closes(INDEX, "park-2");
    });
    tour.step(
        "Around the station and open: stored, intersected, read and deleted in one step.", () -> {
          nearby.search(INDEX, new Around(TOKYO_STATION, 5, DistanceUnit.KILOMETRES, 10));
        });
    tour.step("And of one category: the set of its ids is intersected too.", () -> {
      nearby.search(INDEX, new Around(TOKYO_STATION, 5_000, DistanceUnit.METRES, 1), "museum");
    });
    tour.step("A category that nobody has finds nothing, and asks for no details.", () -> {
      nearby.search(INDEX, new Around(TOKYO_STATION, 5, DistanceUnit.KILOMETRES, 10), "zoo");
    });
  }

  private static Facility facility(
      String id, String name, String category, double longitude, double latitude) {
    return new Facility(id, name, category, new Point(longitude, latitude), Map.of());
  }

  /** What a loader writes, on a connection that the tour does not show. */
  private static void load(Tour tour) {
    FacilityKeys keys = new FacilityKeys(INDEX);
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      UnifiedJedis redis = clients.jedis();
      for (Facility facility : FACILITIES) {
        Point point = facility.point();
        redis.geoadd(
            INDEX, Map.of(facility.id(), new GeoCoordinate(point.longitude(), point.latitude())));
        redis.sadd(keys.category(facility.category()), facility.id());
        redis.hset(keys.facility(facility.id()), "name", facility.name());
      }
    }
    tour.say("(four facilities have been written)");
  }
}
