package handson.redis.pubsub;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;

/** What the tour shows of {@link PatternListener}. */
final class PatternListenerTour implements TopicTour {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<PatternListener.Message> told = new LinkedBlockingQueue<>();

  @Override
  public void show(Tour tour) {
    PatternListener listener = tour.useQuietly(PatternListener.class);
    try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
      UnifiedJedis jedis = clients.jedis();
      tour.step("A pattern listens to channels that nobody has used yet.", () -> {
        listening(tour, listener, Set.of("pubsub:news.*"), () -> {
          publish(tour, jedis, "pubsub:news.uk", "rain");
          publish(tour, jedis, "pubsub:news.uk.sport", "goal");
          publish(tour, jedis, "pubsub:weather.uk", "rain");
        });
      });
      tour.step("A channel that two patterns match comes twice.", () -> {
        Set<String> both = new TreeSet<>(Set.of("pubsub:*.sport", "pubsub:news.*"));
        listening(tour, listener, both, () -> {
          publish(tour, jedis, "pubsub:news.uk.sport", "goal");
        });
      });
      tour.step("A name that is no pattern gets a backslash before its signs.", () -> {
        String pattern = "pubsub:room:" + listener.literally("*");
        tour.show("patternListener.literally(\"*\")", listener.literally("*"));
        listening(tour, listener, Set.of(pattern), () -> {
          publish(tour, jedis, "pubsub:room:attic", "hidden");
          publish(tour, jedis, "pubsub:room:*", "shouted");
        });
      });
    }
  }

  private void listening(
      Tour tour, PatternListener listener, Set<String> patterns, Tour.Step action)
      throws Exception {
    Subscription subscription = listener.listen(patterns, told::add);
    try {
      tour.show("patternListener.listen(" + patterns + ", listener)", new Standing());
      action.run();
    } finally {
      subscription.close();
    }
    tour.show("subscriptions closed", 1);
  }

  /** Publishes, and shows what was told: for each receiver one, by the order of the patterns. */
  private void publish(Tour tour, UnifiedJedis jedis, String channel, String text)
      throws InterruptedException {
    long receivers = jedis.publish(channel, text);
    tour.show("jedis.publish", receivers);
    Set<String> lines = new TreeSet<>();
    for (int i = 0; i < receivers; i++) {
      lines.add("  told: " + told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
    lines.forEach(tour::say);
  }

  /** Stands in the tour for a subscription, which each client makes otherwise. */
  private record Standing() {
    @Override
    public String toString() {
      return "a subscription";
    }
  }
}
