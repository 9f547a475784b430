package handson.redis.pubsub;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the tour shows of {@link Notifier}, and of what pub/sub does not promise. */
final class NotifierTour implements TopicTour {
  private static final String NEWS = "pubsub:news";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public void show(Tour tour) {
    Notifier notifier = tour.useQuietly(Notifier.class);
    tour.step("A message goes to those who listen at this moment, and is kept for nobody.", () -> {
      publish(tour, notifier, "too early");
      Box ben = new Box("ben");
      Box eve = new Box("eve");
      listening(tour, notifier, List.of(ben, eve), () -> {
        publish(tour, notifier, "lunch?");
        ben.tell(tour);
        eve.tell(tour);
      });
      publish(tour, notifier, "too late");
    });
    tour.step("Everybody may publish anything: what is no notification is told apart.", () -> {
      Box ben = new Box("ben");
      listening(tour, notifier, List.of(ben), () -> {
        try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
          tour.show("jedis.publish", clients.jedis().publish(NEWS, "{\"text\":"));
        }
        publish(tour, notifier, "still here");
        ben.tell(tour);
        ben.tell(tour);
      });
    });
    MissedSteps.show(tour);
  }

  private static void publish(Tour tour, Notifier notifier, String text) {
    Notification notification = new Notification("ann", text, NOON);
    long receivers = notifier.publish(NEWS, notification);
    tour.show("notifier.publish(\"%s\", \"%s\")".formatted(NEWS, text), receivers);
  }

  private static void listening(Tour tour, Notifier notifier, List<Box> boxes, Tour.Step action)
      throws Exception {
    List<Subscription> subscriptions = new ArrayList<>();
    try {
      for (Box box : boxes) {
        subscriptions.add(notifier.subscribe(NEWS, box));
        String call = "notifier.subscribe(\"%s\", %s)".formatted(NEWS, box.name);
        tour.show(call, new Standing());
      }
      action.run();
    } finally {
      subscriptions.forEach(Subscription::close);
    }
    nobodyListens(tour);
    tour.show("subscriptions closed", subscriptions.size());
  }

  /** Redis hears a little later than a client that its connection was closed. */
  private static void nobodyListens(Tour tour) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (RedisClients unseen = new RedisClients(tour.address(), "course-looker")) {
      while (unseen.jedis().publish(NEWS, "") > 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  /** Stands in the tour for a subscription, which each client makes otherwise. */
  private record Standing() {
    @Override
    public String toString() {
      return "a subscription";
    }
  }

  /** Keeps what a listener is told until the tour shows it. */
  private static final class Box implements Notifier.Listener {
    private final String name;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    Box(String name) {
      this.name = name;
    }

    @Override
    public void onNotification(Notification notification) {
      told.add("is told " + notification);
    }

    @Override
    public void onMalformed(String message) {
      told.add("is told of something malformed: " + message);
    }

    void tell(Tour tour) throws InterruptedException {
      String next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      tour.say("  %s %s".formatted(name, next == null ? "is told nothing" : next));
    }
  }
}
