package handson.redis.geo;

import handson.redis.geo.NearestPlaces.Cursor;
import handson.redis.geo.NearestPlaces.Page;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link NearestPlaces}. */
final class NearestPlacesTour implements TopicTour {
  private static final String INDEX = "geo:nearest";
  private static final Point STATION = new Point(139.7671, 35.6812);
  private static final Point HERE = new Point(139.766, 35.68);

  @Override
  public void show(Tour tour) {
    NearestPlaces places = tour.use(NearestPlaces.class);
    fill(tour);
    tour.step("The nearest three of a circle of 5 km, with their distances in km.", () -> {
      places.nearest(INDEX, HERE, 3, 5, DistanceUnit.KILOMETRES);
    });
    tour.step("Around a member, one more is asked for: itself.", () -> {
      places.neighbours(INDEX, "tokyo", 2, 2_000, DistanceUnit.METRES);
      places.neighbours(INDEX, "atlantis", 2, 2_000, DistanceUnit.METRES);
    });
    tour.step("Each page asks for all places up to its end, and for one more.", () -> {
      Page first = page(places, Cursor.START);
      Page second = page(places, first.next().orElse(Cursor.START));
      page(places, second.next().orElse(Cursor.START));
    });
    tour.step("Where the count cuts between places at one distance, it asks for more.", () -> {
      places.page(INDEX, HERE, 1, 5, DistanceUnit.KILOMETRES, Cursor.START);
    });
  }

  private static Page page(NearestPlaces places, Cursor after) {
    return places.page(INDEX, HERE, 3, 5, DistanceUnit.KILOMETRES, after);
  }

  /** Railway stations of Tokyo, and a gallery that is in one of them. */
  private static void fill(Tour tour) {
    try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
      add(clients, "tokyo", STATION);
      add(clients, "gallery", STATION);
      add(clients, "yurakucho", new Point(139.7630, 35.6750));
      add(clients, "kanda", new Point(139.7709, 35.6918));
      add(clients, "akihabara", new Point(139.7730, 35.6984));
      add(clients, "shimbashi", new Point(139.7583, 35.6663));
      add(clients, "ueno", new Point(139.7771, 35.7138));
    }
  }

  private static void add(RedisClients clients, String member, Point point) {
    clients.jedis().geoadd(INDEX, point.longitude(), point.latitude(), member);
  }
}
