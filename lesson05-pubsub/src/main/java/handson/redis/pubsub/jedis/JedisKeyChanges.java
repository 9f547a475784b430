package handson.redis.pubsub.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.KeyChanges;
import handson.redis.pubsub.Subscription;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** Keyspace notifications with Jedis: each subscription keeps a connection of the pool. */
public final class JedisKeyChanges implements KeyChanges {
  private final UnifiedJedis jedis;

  public JedisKeyChanges(UnifiedJedis jedis) {
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
      reader.close();
      putBack.run();
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

  /** Reads on a thread of its own: {@code psubscribe} returns when the subscription has ended. */
  private static final class Reader extends JedisPubSub implements Subscription {
    private static final long PAUSE_MILLIS = 100;

    private final UnifiedJedis jedis;
    private final String pattern;
    private final Delivery<KeyChange> delivery;
    private final Thread thread = new Thread(this::read, "key-changes-reader");
    private final CompletableFuture<Void> standing = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean subscribed;

    Reader(UnifiedJedis jedis, String pattern, Delivery<KeyChange> delivery) {
      this.jedis = jedis;
      this.pattern = pattern;
      this.delivery = delivery;
    }

    void start() {
      thread.setDaemon(true);
      thread.start();
      try {
        standing.join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
      }
    }

    private void read() {
      while (!ended(0)) {
        try {
          jedis.psubscribe(this, pattern);
        } catch (RuntimeException e) {
          if (standing.completeExceptionally(e)) {
            return;
          }
          // Jedis does not subscribe again by itself.
          lost();
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
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      delivery.close();
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

    private synchronized void lost() {
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
