package handson.redis.pubsub;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

/** A test's own subscriber to a channel or a pattern: what Redis really sent. */
final class RawSubscriber extends JedisPubSub implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CountDownLatch standing = new CountDownLatch(1);
  private final boolean byPattern;
  private final Thread thread;

  private RawSubscriber(UnifiedJedis redis, String name, boolean byPattern) {
    this.byPattern = byPattern;
    this.thread = new Thread(() -> listen(redis, name), "raw-subscriber");
  }

  static RawSubscriber to(UnifiedJedis redis, String channel) throws InterruptedException {
    return new RawSubscriber(redis, channel, false).start();
  }

  static RawSubscriber toPattern(UnifiedJedis redis, String pattern) throws InterruptedException {
    return new RawSubscriber(redis, pattern, true).start();
  }

  /** The next message. */
  String next() {
    String message = Rounds.next(messages);
    if (message == null) {
      throw new AssertionError("Nothing was published.");
    }
    return message;
  }

  private RawSubscriber start() throws InterruptedException {
    thread.setDaemon(true);
    thread.start();
    if (!standing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("The test could not subscribe within " + PATIENCE);
    }
    return this;
  }

  private void listen(UnifiedJedis redis, String name) {
    if (byPattern) {
      redis.psubscribe(this, name);
    } else {
      redis.subscribe(this, name);
    }
  }

  @Override
  public void onSubscribe(String channel, int channels) {
    standing.countDown();
  }

  @Override
  public void onPSubscribe(String pattern, int patterns) {
    standing.countDown();
  }

  @Override
  public void onMessage(String channel, String message) {
    messages.add(message);
  }

  @Override
  public void onPMessage(String pattern, String channel, String message) {
    messages.add(message);
  }

  @Override
  public void close() {
    if (byPattern) {
      punsubscribe();
    } else {
      unsubscribe();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
