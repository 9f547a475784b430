package handson.redis.geo;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;

/** What the tour shows of {@link BulkLoad}. */
final class BulkLoadTour implements TopicTour {
  private static final String INDEX = "geo:bulk";
  private static final Point LONDON = new Point(-0.1276, 51.5072);

  @Override
  public void show(Tour tour) {
    tour.reference(BulkLoad.class)
        .ifPresentOrElse(
            loader -> show(tour, tour.shown(BulkLoad.class, loader)),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, BulkLoad loader) {
    List<Place> places = List.of(
        new Place("tokyo", new Point(139.7671, 35.6812)),
        new Place("london", LONDON),
        new Place("osaka", new Point(135.4959, 34.7025)),
        new Place("paris", new Point(2.3522, 48.8566)),
        new Place("tokyo", new Point(139.7671, 35.6813)));
    tour.step("What is near stands together, a chunk in one command: each place once.", () -> {
      loader.load(INDEX, places, BulkLoad.CHUNK);
    });
    tour.step("The geohash by which they are sorted is the score that Redis keeps.", () -> {
      tour.show("Geohash.of(LONDON).bits()", Geohash.of(LONDON).bits());
      try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
        tour.show("ZSCORE of london", clients.jedis().zscore(INDEX, "london").longValue());
      }
    });
    tour.step("Loaded again in chunks of two, nothing is new and nothing moves.", () -> {
      loader.load(INDEX, places, 2);
    });
  }
}
