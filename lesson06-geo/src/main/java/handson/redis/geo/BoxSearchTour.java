package handson.redis.geo;

import handson.redis.geo.BoxSearch.Box;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link BoxSearch}. */
final class BoxSearchTour implements TopicTour {
  private static final String CITIES = "geo:box:cities";

  @Override
  public void show(Tour tour) {
    BoxSearch boxSearch = tour.use(BoxSearch.class);
    tour.step("A box of 1,000 x 400 km around Berlin: whole sides, the width first.", () -> {
      load(tour);
      Box box = new Box(1_000, 400, DistanceUnit.KILOMETRES);
      boxSearch.aroundPoint(CITIES, new Point(13.4, 52.52), box, 10);
    });
    tour.step("The same around a member, the other way up, in miles.", () -> {
      boxSearch.aroundMember(CITIES, "Berlin", new Box(300, 620, DistanceUnit.MILES), 10);
    });
    tour.step("A map from 12 to 28 E, 43 to 71 N is 1,302 km wide below, and 579 km above.", () -> {
      boxSearch.inside(CITIES, new MapView(new Point(12, 43), new Point(28, 71)));
    });
    tour.step("In the box of metres that covers it is also Murmansk, which is at 33 E.", () -> {
      Box covering = new Box(1_303, 3_115, DistanceUnit.KILOMETRES);
      boxSearch.aroundPoint(CITIES, new Point(20, 57), covering, 10);
    });
    tour.step("West of this view is 170, east is -170: it crosses the antimeridian.", () -> {
      boxSearch.inside(CITIES, new MapView(new Point(170, -25), new Point(-170, 0)));
    });
  }

  /** Some cities, written on a connection that the tour does not show. */
  private static void load(Tour tour) {
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      put(clients, "Berlin", 13.4, 52.52);
      put(clients, "Hamburg", 9.99, 53.55);
      put(clients, "Warsaw", 21.01, 52.23);
      put(clients, "Tromsø", 18.96, 69.65);
      put(clients, "Murmansk", 33.08, 68.97);
      put(clients, "Suva", 178.44, -18.14);
      put(clients, "Apia", -171.77, -13.83);
    }
    tour.say("(seven cities have been written)");
  }

  private static void put(RedisClients clients, String member, double longitude, double latitude) {
    clients.jedis().geoadd(CITIES, longitude, latitude, member);
  }
}
