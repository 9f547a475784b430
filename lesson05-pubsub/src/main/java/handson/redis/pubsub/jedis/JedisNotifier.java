package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Notifications with Jedis: each subscription keeps a connection of the pool, and a thread. */
public final class JedisNotifier implements Notifier {
  private final RedisClient jedis;
  private final JsonMapper json = JsonMapper.builder().build();

  public JedisNotifier(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-publish
  @Override
  public long publish(String channel, Notification notification) {
    String message = json.writeValueAsString(requireNonNull(notification));
    return jedis.publish(requireNonNull(channel), message);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    requireNonNull(listener);
    Delivery<String> delivery = new Delivery<>(message -> tell(listener, message));
    Reader reader = new Reader(jedis, requireNonNull(channel), delivery);
    reader.start();
    return reader;
  }

  private void tell(Listener listener, String message) {
    Notification notification;
    try {
      notification = requireNonNull(json.readValue(message, Notification.class));
    } catch (JacksonException | NullPointerException e) {
      listener.onMalformed(message);
      return;
    }
    listener.onNotification(notification);
  }
  // end

  // snippet: jedis-reader
  /** Reads on a thread of its own: {@code proceed} returns when the subscription has ended. */
  private static final class Reader extends JedisPubSub implements Subscription {
    private static final long PAUSE_MILLIS = 100;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long END_MILLIS = 1_000;

    private final RedisClient jedis;
    private final String channel;
    private final Delivery<String> delivery;
    private final Thread thread = new Thread(this::read, "notifier-reader");
    private final CompletableFuture<Void> standing = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Connection connection;
    private boolean subscribed;

    Reader(RedisClient jedis, String channel, Delivery<String> delivery) {
      this.jedis = jedis;
      this.channel = channel;
      this.delivery = delivery;
    }

    void start() {
      thread.setDaemon(true);
      thread.start();
      try {
        standing.orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS).join();
      } catch (CompletionException e) {
        close();
        if (e.getCause() instanceof RuntimeException reason) {
          throw reason;
        }
        throw new JedisConnectionException("Redis did not confirm SUBSCRIBE in time.", e);
      }
    }

    private void read() {
      while (!ended(0)) {
        // Not jedis.subscribe, which keeps the connection to itself.
        try (Connection taken = jedis.getPool().getResource()) {
          use(taken);
          try {
            proceed(taken, channel);
          } finally {
            use(null);
          }
        } catch (RuntimeException e) {
          if (standing.completeExceptionally(e)) {
            return;
          }
          // Jedis does not subscribe again by itself.
          ended(PAUSE_MILLIS);
        }
      }
    }

    @Override
    public synchronized void onSubscribe(String channel, int channels) {
      subscribed = true;
      standing.complete(null);
      if (ended(0)) {
        unsubscribe();
      }
    }

    @Override
    public void onMessage(String channel, String message) {
      delivery.accept(message);
    }

    @Override
    public void close() {
      end();
      try {
        thread.join(END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      cut();
      delivery.close();
    }

    /** Ends the reader where Redis does not answer, so that it would read for ever. */
    private synchronized void cut() {
      if (connection != null) {
        try {
          connection.forceDisconnect();
        } catch (IOException e) {
          // It is closed already.
        }
      }
    }
    // end

    private synchronized void end() {
      boolean first = !ended(0);
      end.countDown();
      if (first && subscribed) {
        try {
          unsubscribe();
        } catch (JedisException e) {
          // The connection is lost, so the thread is about to look whether this is the end.
        }
      }
    }

    private synchronized void use(Connection taken) {
      connection = taken;
      subscribed = false;
    }

    private boolean ended(long millis) {
      try {
        return end.await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
