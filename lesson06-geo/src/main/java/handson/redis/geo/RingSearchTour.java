package handson.redis.geo;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.kit.SetupException;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.kit.TourOption;
import java.time.Duration;
import java.util.Locale;

/** What the tour shows of {@link RingSearch}. */
final class RingSearchTour implements TopicTour {
  /** How many places the last step loads; tests of the guide take few. */
  static final TourOption POINTS =
      new TourOption("--points", "N", "places in the last step, 1000 to 1000000 (default)");

  private static final String INDEX = "geo:rings";
  private static final int FEW = 2_000;
  private static final int FEWEST = 1_000;
  private static final int MOST = 1_000_000;
  private static final Point HERE = new Point(135.7, 37.5);

  @Override
  public void show(Tour tour) {
    tour.reference(RingSearch.class)
        .ifPresentOrElse(
            rings -> show(tour, tour.shown(RingSearch.class, rings)),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, RingSearch rings) {
    int points = points(tour);
    tour.step("Among 2,000 places, the nearest two are found in the fifth ring.", () -> {
      try (RedisClients clients = new RedisClients(tour.address(), "course-filler")) {
        loader("jedis", clients).load(INDEX, GeneratedPlaces.of(0, FEW), BulkLoad.CHUNK);
      }
      rings.nearest(INDEX, HERE, 2, 100, DistanceUnit.KILOMETRES);
    });
    tour.step("Where nothing is, six searches find nothing.", () -> {
      rings.nearest(INDEX, new Point(0, 0), 2, 100, DistanceUnit.KILOMETRES);
    });
    String sentence = "Up to %,d places: loading, and the nearest %d of a circle of %.0f km.";
    tour.step(
        String.format(Locale.ROOT, sentence, points, RingFigures.NEAREST, RingFigures.WITHIN_KM),
        () -> {
          if (EmbeddedRedis.runsHere()) {
            // The tour's own server has to tell each command to the tour, which slows it down.
            try (EmbeddedRedis quiet = EmbeddedRedis.start()) {
              figures(tour, quiet.address(), points);
            }
          } else {
            tour.say("Measured while MONITOR watches, which slows the server down.");
            figures(tour, tour.address(), points);
          }
        });
  }

  private static void figures(Tour tour, RedisAddress address, int points) {
    String client = tour.client().equals(Implementation.EXERCISE) ? "jedis" : tour.client();
    tour.say("%9s %16s %14s %14s".formatted("places", "loaded a second", "GEOSEARCH", "rings"));
    try (RedisClients clients = new RedisClients(address, "course-figures")) {
      BulkLoad loader = loader(client, clients);
      NearestPlaces plain = implementation(NearestPlaces.class, client, clients);
      RingSearch rings = implementation(RingSearch.class, client, clients);
      int from = 0;
      for (int size = FEWEST; from < points; size = Math.min(10 * size, points)) {
        RingFigures figures =
            RingFigures.measure(INDEX + ":many", from, size, loader, plain, rings);
        tour.say(String.format(
            Locale.ROOT,
            "%,9d %,16d %14s %14s   %s",
            figures.size(),
            figures.perSecond(),
            milliseconds(figures.plain()),
            milliseconds(figures.rings()),
            figures.same() ? "the same answers" : "NOT THE SAME ANSWERS"));
        from = size;
      }
      // A million keys less for whoever looks next, and in the background.
      clients.jedis().unlink(INDEX + ":many");
    }
  }

  private static int points(Tour tour) {
    String given = tour.option(POINTS.name()).orElse(Integer.toString(MOST));
    try {
      int points = Integer.parseInt(given);
      if (points >= FEWEST && points <= MOST) {
        return points;
      }
    } catch (NumberFormatException e) {
      // What to give is said below.
    }
    throw new SetupException("%s is '%s'; give a whole number from %d to %d."
        .formatted(POINTS.name(), given, FEWEST, MOST));
  }

  private static BulkLoad loader(String client, RedisClients clients) {
    return implementation(BulkLoad.class, client, clients);
  }

  private static <T> T implementation(Class<T> contract, String client, RedisClients clients) {
    return Implementation.find(contract, client, contract.getClassLoader())
        .orElseThrow()
        .create(clients);
  }

  private static String milliseconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
  }
}
