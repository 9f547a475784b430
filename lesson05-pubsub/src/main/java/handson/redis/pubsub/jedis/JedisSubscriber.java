package handson.redis.pubsub.jedis;

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

/**
 * A subscription, on a connection of the pool and a thread, which are its own until it is closed: of
 * all that subscribes with Jedis here. A lost connection is renewed.
 */
final class JedisSubscriber extends JedisPubSub implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;
  private static final long ANSWER_MILLIS = 5_000;
  private static final long END_MILLIS = 1_000;

  private final RedisClient jedis;
  private final boolean byPattern;
  private final String[] names;
  private final Heard heard;
  private final Thread thread = new Thread(this::read, "jedis-subscriber");
  private final CompletableFuture<Void> standing = new CompletableFuture<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private Connection connection;
  private boolean subscribed;

  private JedisSubscriber(RedisClient jedis, boolean byPattern, String[] names, Heard heard) {
    this.jedis = jedis;
    this.byPattern = byPattern;
    this.names = names;
    this.heard = heard;
  }

  /** Is told what came, on the thread that reads: it must not be kept waiting. */
  @FunctionalInterface
  interface Heard {
    /**
     * Something came.
     *
     * @param pattern by which it came; null with a channel
     */
    void message(String pattern, String channel, String text);
  }

  /** A subscription to a channel, which stands when this returns. */
  static JedisSubscriber toChannel(RedisClient jedis, String channel, Heard heard) {
    return new JedisSubscriber(jedis, false, new String[] {channel}, heard).start();
  }

  /** A subscription to patterns, which all stand when this returns. */
  static JedisSubscriber toPatterns(RedisClient jedis, String[] patterns, Heard heard) {
    return new JedisSubscriber(jedis, true, patterns, heard).start();
  }

  // snippet: jedis-reader
  private JedisSubscriber start() {
    thread.setDaemon(true);
    thread.start();
    try {
      standing.orTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS).join();
      return this;
    } catch (CompletionException e) {
      close();
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new JedisConnectionException("Redis did not confirm the subscription in time.", e);
    }
  }

  private void read() {
    while (!ended(0)) {
      // Not jedis.subscribe, which keeps the connection to itself.
      try (Connection taken = jedis.getPool().getResource()) {
        use(taken);
        try {
          // Each returns when the subscription has ended.
          if (byPattern) {
            proceedWithPatterns(taken, names);
          } else {
            proceed(taken, names);
          }
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
  public void onSubscribe(String channel, int standingNow) {
    stands();
  }

  @Override
  public void onPSubscribe(String pattern, int standingNow) {
    // One command is one step: when its first pattern is confirmed, all of them stand.
    stands();
  }

  private synchronized void stands() {
    subscribed = true;
    standing.complete(null);
    if (ended(0)) {
      leave();
    }
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

  @Override
  public void onMessage(String channel, String text) {
    heard.message(null, channel, text);
  }

  @Override
  public void onPMessage(String pattern, String channel, String text) {
    heard.message(pattern, channel, text);
  }

  private synchronized void end() {
    boolean first = !ended(0);
    end.countDown();
    if (first && subscribed) {
      try {
        leave();
      } catch (JedisException e) {
        // The connection is lost, so the thread is about to look whether this is the end.
      }
    }
  }

  private void leave() {
    if (byPattern) {
      punsubscribe();
    } else {
      unsubscribe();
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
