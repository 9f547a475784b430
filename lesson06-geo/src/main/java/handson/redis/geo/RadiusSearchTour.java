package handson.redis.geo;

import handson.redis.geo.RadiusSearch.Order;
import handson.redis.geo.RadiusSearch.Radius;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link RadiusSearch}. */
final class RadiusSearchTour implements TopicTour {
  private static final String STATIONS = "geo:radius:stations";
  private static final Point CITY_HALL = new Point(139.6917, 35.6896);

  @Override
  public void show(Tour tour) {
    RadiusSearch radiusSearch = tour.use(RadiusSearch.class);
    Radius kilometres = new Radius(2, DistanceUnit.KILOMETRES);
    tour.step("Stations within 2 km of Tokyo's city hall, nearest first.", () -> {
      load(tour);
      radiusSearch.aroundPoint(STATIONS, CITY_HALL, kilometres, Order.NEAREST_FIRST, 10);
    });
    tour.step("The distances come in the unit of the radius: here in feet.", () -> {
      Radius feet = new Radius(3_000, DistanceUnit.FEET);
      radiusSearch.aroundPoint(STATIONS, CITY_HALL, feet, Order.NEAREST_FIRST, 10);
    });
    tour.step("Of more than the limit the nearest remain, or the farthest, or just any.", () -> {
      Radius far = new Radius(10, DistanceUnit.KILOMETRES);
      radiusSearch.aroundPoint(STATIONS, CITY_HALL, far, Order.NEAREST_FIRST, 2);
      radiusSearch.aroundPoint(STATIONS, CITY_HALL, far, Order.FARTHEST_FIRST, 2);
      radiusSearch.aroundPoint(STATIONS, CITY_HALL, far, Order.ANY, 2);
    });
    tour.step("Around a member: it finds itself. One that is not there finds nothing.", () -> {
      radiusSearch.aroundMember(STATIONS, "Ueno", kilometres, Order.NEAREST_FIRST, 10);
      radiusSearch.aroundMember(STATIONS, "Atlantis", kilometres, Order.NEAREST_FIRST, 10);
    });
    tour.step("Across the antimeridian a circle is whole: two islands of Fiji.", () -> {
      radiusSearch.aroundPoint(
          "geo:radius:fiji",
          new Point(179.99, -16.9),
          new Radius(100, DistanceUnit.KILOMETRES),
          Order.NEAREST_FIRST,
          10);
    });
  }

  /** Some stations and islands, written on a connection that the tour does not show. */
  private static void load(Tour tour) {
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      put(clients, STATIONS, "Shinjuku", 139.7006, 35.6896);
      put(clients, STATIONS, "Yoyogi", 139.7020, 35.6830);
      put(clients, STATIONS, "Hatsudai", 139.6860, 35.6810);
      put(clients, STATIONS, "Shibuya", 139.7017, 35.6580);
      put(clients, STATIONS, "Tokyo", 139.7671, 35.6812);
      put(clients, STATIONS, "Ueno", 139.7774, 35.7138);
      put(clients, STATIONS, "Akihabara", 139.7730, 35.6984);
      put(clients, "geo:radius:fiji", "Taveuni", 179.98, -16.69);
      put(clients, "geo:radius:fiji", "Rabi", -179.98, -16.5);
      put(clients, "geo:radius:fiji", "Kadavu", 178.20, -19.02);
    }
    tour.say("(seven stations of Tokyo and three islands of Fiji have been written)");
  }

  private static void put(
      RedisClients clients, String index, String member, double longitude, double latitude) {
    clients.jedis().geoadd(index, longitude, latitude, member);
  }
}
