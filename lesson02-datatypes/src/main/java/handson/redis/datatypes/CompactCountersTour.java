package handson.redis.datatypes;

import handson.redis.datatypes.CompactCounters.Change;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;

/** What the tour shows of {@link CompactCounters}. */
final class CompactCountersTour implements TopicTour {
  private static final String LOGINS = "datatypes:failed-logins";

  @Override
  public void show(Tour tour) {
    CompactCounters counters = tour.use(CompactCounters.class);
    tour.step("A byte is a counter, which stops at both of its ends.", () -> {
      counters.add(LOGINS, 7, 250);
      counters.add(LOGINS, 7, 10);
      counters.add(LOGINS, 8, -1);
    });
    tour.step("Several counters are changed in one step, and read with one command.", () -> {
      counters.addAll(LOGINS, List.of(new Change(0, 1), new Change(7, -255), new Change(7, 3)));
      counters.counts(LOGINS, List.of(7, 0, 1_000_000));
    });
    tour.step("One high index costs all the bytes before it, reading it costs none.", () -> {
      counters.bytes(LOGINS);
      counters.add(LOGINS, 1_000_000, 1);
      counters.bytes(LOGINS);
    });
  }
}
