package handson.redis.pubsub;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Map;

/** What the tour shows of {@link PoisonMessages}. */
final class PoisonMessagesTour implements TopicTour {
  private static final String MAILS = "pubsub:{mails}";
  private static final String GROUP = "sender";
  private static final int ATTEMPTS = 2;
  private static final int MOST = 1_000;

  @Override
  public void show(Tour tour) {
    EventLog log = tour.useQuietly(EventLog.class);
    GroupWorker workers = tour.use(GroupWorker.class);
    PoisonMessages poison = tour.use(PoisonMessages.class);
    Member ann = new Member(MAILS, GROUP, "ann");
    Event mail = new Event("4102444800000-2", Map.of("to", "nobody"));
    tour.step("What cannot be done goes to the dead letters: one step, and so a script.", () -> {
      FarStream.begin(tour, MAILS, PoisonMessages.deadKey(MAILS));
      log.append(MAILS, Map.of("to", ""), MOST);
      log.append(MAILS, mail.fields(), MOST);
      workers.create(MAILS, GROUP);
      workers.take(ann, 1, Duration.ZERO);
      poison.bury(MAILS, GROUP, "4102444800000-1", "an empty address");
    });
    tour.step("An event fails. It stays pending, and Redis counts its deliveries.", () -> {
      workers.take(ann, 1, Duration.ZERO);
      poison.handle(ann, mail, ATTEMPTS, new Failing());
      poison.deliveries(MAILS, GROUP, mail.id());
    });
    tour.step("It is claimed, and fails again: the last attempt, so it is buried.", () -> {
      // A real idle time would be a minute; 0 is for a tour, where nobody else works.
      workers.claim(ann, Duration.ZERO, 1);
      poison.handle(ann, mail, ATTEMPTS, new Failing());
    });
    tour.step("Somebody looks at the dead letters, mends the fault, and puts one back.", () -> {
      for (DeadLetter letter : poison.buried(MAILS, "0-0", 10)) {
        tour.say(letter.original() + ": " + letter.error());
      }
      poison.requeue(MAILS, "4102444800000-2", MOST);
      poison.requeue(MAILS, "4102444800000-2", MOST);
    });
  }

  /** A handler that fails, and has a name in what the tour prints. */
  private static final class Failing implements EventHandler {
    @Override
    public void handle(Event event) {
      throw new IllegalArgumentException("No address: " + event.fields().get("to"));
    }

    @Override
    public String toString() {
      return "failing";
    }
  }
}
