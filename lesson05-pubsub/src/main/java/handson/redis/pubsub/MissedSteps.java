package handson.redis.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RedisSocket;
import handson.redis.kit.Tour;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What is missed, and how: on a server of the tour's own, with settings and a life to play with. */
final class MissedSteps {
  private static final String NEWS = "pubsub:news";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private MissedSteps() {}

  static void show(Tour tour) {
    if (EmbeddedRedis.runsHere()) {
      tour.step("A subscriber that does not read is cut off at the server's limit.", () -> {
        cutOff(tour);
      });
      tour.step("A server restarts: the subscriptions come back, what was said does not.", () -> {
        restart(tour);
      });
    }
    tour.stepSince("7.0", "A sharded channel belongs to a slot, as a key does.", () -> {
      sharded(tour);
    });
  }

  private static void cutOff(Tour tour) throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-slow");
        Socket idle = RedisSocket.open(redis.address(), PATIENCE)) {
      UnifiedJedis jedis = clients.jedis();
      String limit = "client-output-buffer-limit";
      tour.show("CONFIG SET " + limit, jedis.configSet(limit, "pubsub 1mb 0 0"));
      String subscribe = "SUBSCRIBE " + NEWS + "\r\n";
      idle.getOutputStream().write(subscribe.getBytes(UTF_8));
      // The confirmation is the last that this one reads.
      idle.getInputStream().read();
      tour.show("jedis.publish", jedis.publish(NEWS, "hello"));
      String large = "x".repeat(100_000);
      for (int i = 0; i < MOST && jedis.publish(NEWS, large) > 0; i++) {
        // Redis keeps for the subscriber what the network does not take any more.
      }
      tour.say("(some messages of 100 kB, which nobody reads)");
      tour.show("jedis.publish", jedis.publish(NEWS, "hello"));
    }
  }

  private static void restart(Tour tour) throws Exception {
    ClassLoader loader = Notifier.class.getClassLoader();
    boolean none = true;
    for (String client : Implementation.CLIENTS) {
      Optional<Implementation<Notifier>> found =
          Implementation.find(Notifier.class, client, loader);
      if (found.isPresent()) {
        none = false;
        restart(tour, found.get());
      }
    }
    if (none) {
      tour.say("It is shown with the references, which are not here.");
    }
  }

  private static void restart(Tour tour, Implementation<Notifier> implementation) throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start();
    RedisAddress address = redis.address();
    Ear ear = new Ear();
    try (RedisClients listening = new RedisClients(address, "course-listening");
        RedisClients speaking = new RedisClients(address, "course-speaking")) {
      Notifier notifier = implementation.create(listening);
      UnifiedJedis speaker = speaking.jedis();
      Subscription subscription = notifier.subscribe(NEWS, ear);
      try {
        say(speaker, "before");
        ear.waitFor("before");
        redis.close();
        redis = EmbeddedRedis.start("--port", Integer.toString(address.port()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (say(speaker, "meanwhile") == 0 && System.nanoTime() < deadline) {
          TimeUnit.MILLISECONDS.sleep(5);
        }
        say(speaker, "after");
        tour.say("%-8s is told before, and %s"
            .formatted(implementation.name(), ear.waitFor("after") ? "after" : "nothing more"));
      } finally {
        subscription.close();
        if (notifier instanceof AutoCloseable closeable) {
          closeable.close();
        }
      }
    } finally {
      redis.close();
    }
  }

  private static long say(UnifiedJedis speaker, String text) {
    try {
      return speaker.publish(
          NEWS,
          "{\"sender\":\"ann\",\"text\":\"%s\",\"sentAt\":\"2026-03-01T12:00:00Z\"}"
              .formatted(text));
    } catch (JedisConnectionException e) {
      // The first command over a connection that did not survive the restart.
      return 0;
    }
  }

  private static void sharded(Tour tour) throws InterruptedException {
    String channel = "pubsub:{orders}:7";
    Ear ear = new Ear();
    try (RedisClients clients = new RedisClients(tour.address(), tour.clientName());
        StatefulRedisPubSubConnection<String, String> connection =
            clients.lettuceClient().connectPubSub()) {
      connection.addListener(ear);
      connection.sync().ssubscribe(channel);
      tour.say("lettuce.ssubscribe(\"" + channel + "\")");
      tour.show("lettuce.spublish", clients.lettuce().sync().spublish(channel, "paid"));
      ear.waitFor("paid");
      tour.say("  told: paid");
      tour.show("lettuce.publish", clients.lettuce().sync().publish(channel, "paid"));
    }
  }

  /** Waits for a text. */
  private static final class Ear extends RedisPubSubAdapter<String, String>
      implements Notifier.Listener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void onNotification(Notification notification) {
      told.add(notification.text());
    }

    @Override
    public void onMalformed(String message) {
      told.add(message);
    }

    @Override
    public void smessage(String channel, String message) {
      told.add(message);
    }

    boolean waitFor(String text) throws InterruptedException {
      String next = "";
      while (next != null && !next.equals(text)) {
        next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      return next != null;
    }
  }
}
