package handson.redis.pubsub;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Map;

/** What the tour shows of {@link GroupWorker}. */
final class GroupWorkerTour implements TopicTour {
  private static final String ORDERS = "pubsub:orders";
  private static final String GROUP = "mail";
  private static final int MOST = 1_000;

  @Override
  public void show(Tour tour) {
    EventLog log = tour.useQuietly(EventLog.class);
    GroupWorker workers = tour.use(GroupWorker.class);
    Member ann = new Member(ORDERS, GROUP, "ann");
    Member ben = new Member(ORDERS, GROUP, "ben");
    tour.step("Three orders. A group begins with the oldest, and is made only once.", () -> {
      FarStream.begin(tour, ORDERS);
      for (String order : new String[] {"tea", "rice", "salt"}) {
        log.append(ORDERS, Map.of("order", order), MOST);
      }
      workers.create(ORDERS, GROUP);
      workers.create(ORDERS, GROUP);
    });
    tour.step("Each event goes to one member, and is pending until it is acknowledged.", () -> {
      workers.take(ann, 2, Duration.ZERO);
      workers.take(ben, 2, Duration.ZERO);
      workers.ack(ORDERS, GROUP, "4102444800000-1");
      workers.pending(ORDERS, GROUP, 10);
    });
    tour.step("Ann dies. What she held is idle, and Ben claims it: a second delivery.", () -> {
      // A real idle time would be a minute; 0 is for a tour, where nobody else works.
      workers.claim(ben, Duration.ZERO, 1);
      workers.pending(ORDERS, GROUP, 10);
    });
    tour.step("Who holds something cannot leave: Redis would forget it with the member.", () -> {
      workers.leave(ben);
      workers.leave(ann);
    });
    tour.step("One round of work: claim or take, handle, and only then acknowledge.", () -> {
      workers.work(ben, Duration.ZERO, Duration.ZERO, new Mail(tour));
      workers.pending(ORDERS, GROUP, 10);
    });
  }

  /** A handler that has a name in what the tour prints. */
  private record Mail(Tour tour) implements EventHandler {
    @Override
    public void handle(Event event) {
      tour.say("mail for " + event);
    }

    @Override
    public String toString() {
      return "mail";
    }
  }
}
