package handson.redis.pubsub;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the tour shows of {@link EventLog}. */
final class EventLogTour implements TopicTour {
  private static final String LOG = "pubsub:log";
  private static final String BUSY = "pubsub:log:busy";
  private static final int MOST = 1_000;

  @Override
  public void show(Tour tour) {
    EventLog log = tour.use(EventLog.class);
    tour.step("Redis gives the ids. This log begins in 2100, and an id never goes back.", () -> {
      FarStream.begin(tour, LOG);
      log.append(LOG, Map.of("order", "ann"), MOST);
      log.append(LOG, Map.of("order", "ben"), MOST);
      log.append(LOG, Map.of("paid", "ann"), MOST);
    });
    tour.step("Each reader has a position. It goes on behind it, and waits where it ends.", () -> {
      log.read(LOG, EventLog.START, 2, Duration.ZERO);
      log.read(LOG, "4102444800000-2", 2, Duration.ZERO);
      log.read(LOG, "4102444800000-3", 2, Duration.ofMillis(100));
    });
    tour.step("The newest first, and back from there: the parenthesis excludes an id.", () -> {
      log.latest(LOG, 1);
      log.before(LOG, "4102444800000-3", 1);
    });
    tour.step("A time is a range of ids.", () -> {
      Instant day = Instant.parse("2100-01-01T00:00:00Z");
      log.between(LOG, day, day.plus(Duration.ofDays(1)), 1);
      log.forgetBefore(LOG, day.plus(Duration.ofDays(1)));
      log.latest(LOG, 1);
    });
    tour.step("A log that should keep 200 of 950 events keeps 250: whole nodes of 100.", () -> {
      EventLog quiet = tour.useQuietly(EventLog.class);
      for (int i = 0; i < 950; i++) {
        quiet.append(BUSY, Map.of("number", Integer.toString(i)), 200);
      }
      tour.show("events", quiet.read(BUSY, EventLog.START, 1_000, Duration.ZERO).size());
    });
  }
}
