package handson.redis.expire.jedis;

import handson.redis.expire.KeyEventDelivery;
import handson.redis.expire.KeyEvents;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Keyspace notifications with Jedis: each subscription takes a connection out of the pool. */
public final class JedisKeyEvents implements KeyEvents {
  private final RedisClient jedis;

  public JedisKeyEvents(RedisClient jedis) {
    this.jedis = jedis;
  }

  @Override
  public Setting switchOn(String kinds) {
    try {
      return Setting.with(
          kinds,
          () -> jedis.configGet(SETTING).get(SETTING),
          value -> jedis.configSet(SETTING, value));
    } catch (JedisDataException e) {
      throw KeyEvents.refused(e);
    }
  }

  @Override
  public Subscription listen(int database, String event, Consumer<KeyEvent> listener) {
    Reader reader =
        new Reader(jedis, KeyEvents.pattern(database, event), new KeyEventDelivery(listener));
    reader.start();
    return reader;
  }

  // snippet: jedis-events
  /** Reads on a thread of its own: {@code proceed} returns when the subscription has ended. */
  private static final class Reader extends JedisPubSub implements Subscription {
    private static final long PAUSE_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 1_000;

    private final RedisClient jedis;
    private final String pattern;
    private final KeyEventDelivery delivery;
    private final Thread thread = new Thread(this::read, "key-events-reader");
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Connection connection;
    private boolean subscribed;

    Reader(RedisClient jedis, String pattern, KeyEventDelivery delivery) {
      this.jedis = jedis;
      this.pattern = pattern;
      this.delivery = delivery;
    }

    void start() {
      thread.setDaemon(true);
      thread.start();
      try {
        started.join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
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
        } catch (JedisException e) {
          if (started.completeExceptionally(e)) {
            return;
          }
          // Jedis does not subscribe again by itself.
          ended(PAUSE_MILLIS);
        }
      }
    }

    @Override
    public synchronized void onPSubscribe(String pattern, int channels) {
      subscribed = true;
      started.complete(null);
      if (ended(0)) {
        punsubscribe();
      }
    }

    @Override
    public void onPMessage(String pattern, String channel, String key) {
      delivery.accept(channel, key);
    }

    @Override
    public void close() {
      end();
      try {
        thread.join(PATIENCE_MILLIS);
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
