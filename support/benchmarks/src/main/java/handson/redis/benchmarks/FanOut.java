package handson.redis.benchmarks;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import handson.redis.pubsub.jedis.JedisNotifier;
import handson.redis.pubsub.lettuce.LettuceNotifier;
import handson.redis.pubsub.redisson.RedissonNotifier;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RTopic;

/** Messages from one publisher to many subscribers, which stand while a table is measured. */
final class FanOut implements AutoCloseable {
  private static final String CHANNEL = Lab.KEYS + "news:";
  private static final Notification MESSAGE =
      new Notification("ann", "lunch at noon?", Instant.EPOCH);
  private static final int PATIENCE_SECONDS = 60;

  private final Deque<Runnable> open = new ArrayDeque<>();
  private final Semaphore delivered = new Semaphore(0);
  private final Lab lab;
  private final int subscribers;
  private final int messages;

  FanOut(Lab lab, int subscribers, int messages) {
    this.lab = lab;
    this.subscribers = subscribers;
    this.messages = messages;
  }

  Table table() {
    LettuceNotifier lettuce = new LettuceNotifier(lab.clients().lettuceClient());
    open.push(lettuce::close);
    Notifier redisson = new RedissonNotifier(lab.clients().redisson());
    return new Table(
        messages + " messages to " + subscribers
            + (subscribers == 1 ? " subscriber" : " subscribers"),
        Unit.perSecond("deliveries"),
        List.of(
            ours("ours, Jedis", new JedisNotifier(lab.clients().jedis())),
            ours("ours, Lettuce", lettuce),
            ours("ours, Redisson", redisson),
            topic()),
        List.of(),
        "With Jedis and Lettuce each subscriber has a connection of its own. Redisson's share one:"
            + " Redis sends a message once, and the client hands it to all. RTopic calls its listeners"
            + " on a thread that they share, with the text as it came; ours decode it, on a thread of"
            + " the listener's own.");
  }

  private Side ours(String name, Notifier publisher) {
    String channel = CHANNEL + name;
    for (int i = 0; i < subscribers; i++) {
      Subscription subscription = subscriber(publisher).subscribe(channel, new Listener(delivered));
      open.push(subscription::close);
    }
    return side(name, () -> publisher.publish(channel, MESSAGE));
  }

  /** A subscription of Jedis keeps a connection of its pool, and a pool has eight. */
  private Notifier subscriber(Notifier publisher) {
    if (!(publisher instanceof JedisNotifier)) {
      return publisher;
    }
    RedisClients own = new RedisClients(lab.address(), "bench-subscriber");
    open.push(own::close);
    return new JedisNotifier(own.jedis());
  }

  private Side topic() {
    RTopic topic = lab.clients().redisson().getTopic(CHANNEL + "RTopic");
    for (int i = 0; i < subscribers; i++) {
      int number = topic.addListener(String.class, (channel, message) -> delivered.release());
      open.push(() -> topic.removeListener(number));
    }
    return side("Redisson's RTopic, texts", () -> topic.publish("lunch at noon?"));
  }

  private Side side(String name, Work publish) {
    int deliveries = messages * subscribers;
    return Side.rate(name, deliveries, delivered::drainPermits, () -> {
      for (int i = 0; i < messages; i++) {
        publish.run();
      }
      if (!delivered.tryAcquire(deliveries, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("%s delivered %d of %d messages within %d s."
            .formatted(name, delivered.availablePermits(), deliveries, PATIENCE_SECONDS));
      }
    });
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }

  /** Counts. */
  private record Listener(Semaphore delivered) implements Notifier.Listener {
    @Override
    public void onNotification(Notification notification) {
      delivered.release();
    }

    @Override
    public void onMalformed(String message) {
      throw new IllegalStateException("Not a message of the benchmark: " + message);
    }
  }
}
