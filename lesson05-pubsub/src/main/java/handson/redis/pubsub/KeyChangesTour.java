package handson.redis.pubsub;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.pubsub.KeyChanges.KeyChange;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;

/** What the tour shows of {@link KeyChanges}. */
final class KeyChangesTour implements TopicTour {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CARTS = "pubsub:cart:*";
  private static final String CART = "pubsub:cart:7";

  private final BlockingQueue<KeyChange> told = new LinkedBlockingQueue<>();

  @Override
  public void show(Tour tour) {
    tour.reference(KeyChanges.class)
        .ifPresentOrElse(
            changes -> show(tour, changes),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private void show(Tour tour, KeyChanges changes) {
    tour.step("Each key has a channel: a pattern of channels follows a pattern of keys.", () -> {
      try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
        UnifiedJedis jedis = clients.jedis();
        Subscription subscription = changes.follow(tour.address().database(), CARTS, told::add);
        Thread onExit = new Thread(subscription::close, "key-changes-setting");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
          tour.say("keyChanges.follow(0, \"" + CARTS + "\", listener)");
          tour.show("jedis.hset", jedis.hset(CART, "apples", "3"));
          tell(tour);
          tour.show("jedis.set", jedis.set("pubsub:other", "not followed"));
          tour.show("jedis.expire", jedis.expire(CART, 60));
          tell(tour);
          tour.show("jedis.hdel", jedis.hdel(CART, "apples"));
          tell(tour);
          tell(tour);
        } finally {
          subscription.close();
          removed(onExit);
        }
      }
    });
  }

  private static void removed(Thread onExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // Ctrl-C: the JVM is ending already, and the hook did this work.
    }
  }

  private void tell(Tour tour) throws InterruptedException {
    KeyChange change = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    tour.say("  told: " + (change == null ? "nothing" : change.event() + " " + change.key()));
  }
}
