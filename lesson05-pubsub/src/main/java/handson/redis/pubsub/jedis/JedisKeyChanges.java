package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Keyspace notifications with Jedis: each subscription keeps a connection of the pool. */
public final class JedisKeyChanges implements KeyChanges {
  private final RedisClient jedis;

  public JedisKeyChanges(RedisClient jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-follow
  @Override
  public Subscription follow(int database, String keys, Consumer<KeyChange> listener) {
    Delivery<KeyChange> delivery = new Delivery<>(requireNonNull(listener));
    Reader reader = new Reader(jedis, KeyChanges.pattern(database, keys), delivery);
    reader.start();
    Runnable putBack;
    try {
      // Last, so that nothing has to be put back where something else fails.
      putBack = switchOn();
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
    return () -> {
      try {
        reader.close();
      } finally {
        putBack.run();
      }
    };
  }
  // end

  private Runnable switchOn() {
    try {
      return KeyChanges.switchedOn(
          () -> jedis.configGet(SETTING).get(SETTING), value -> jedis.configSet(SETTING, value));
    } catch (JedisDataException e) {
      throw KeyChanges.refused(e);
    }
  }

  /** Reads on a thread of its own: {@code proceedWithPatterns} returns when the subscription has ended. */
  private static final class Reader extends JedisPubSub implements Subscription {
    private static final long PAUSE_MILLIS = 100;
    private static final long ANSWER_MILLIS = 5_000;
    private static final long END_MILLIS = 1_000;

    private final RedisClient jedis;
    private final String pattern;
    private final Delivery<KeyChange> delivery;
    private final Thread thread = new Thread(this::read, "key-changes-reader");
    private final CompletableFuture<Void> standing = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Connection connection;
    private boolean subscribed;

    Reader(RedisClient jedis, String pattern, Delivery<KeyChange> delivery) {
      this.jedis = jedis;
      this.pattern = pattern;
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
        throw new JedisConnectionException("Redis did not confirm PSUBSCRIBE in time.", e);
      }
    }

    private void read() {
      while (!ended(0)) {
        // Not jedis.psubscribe, which keeps the connection to itself.
        try (Connection taken = jedis.getPool().getResource()) {
          use(taken);
          try {
            proceedWithPatterns(taken, pattern);
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
    public synchronized void onPSubscribe(String pattern, int standingNow) {
      subscribed = true;
      standing.complete(null);
      if (ended(0)) {
        punsubscribe();
      }
    }

    @Override
    public void onPMessage(String pattern, String channel, String event) {
      delivery.accept(KeyChange.of(channel, event));
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

    private synchronized void end() {
      boolean first = !ended(0);
      end.countDown();
      if (first && subscribed) {
        try {
          punsubscribe();
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
