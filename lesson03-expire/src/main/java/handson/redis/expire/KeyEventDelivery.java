package handson.redis.expire;

import handson.redis.expire.KeyEvents.KeyEvent;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands events to a listener on a thread of its own, for implementations of {@link KeyEvents}: the
 * thread on which a client reads from Redis must not wait for a listener.
 */
public final class KeyEventDelivery implements AutoCloseable {
  private final Consumer<KeyEvent> listener;
  // One thread keeps the order; after an exception the pool starts the next. What comes after the
  // end is for nobody.
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1,
      1,
      0,
      TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(),
      KeyEventDelivery::daemon,
      new ThreadPoolExecutor.DiscardPolicy());
  private volatile boolean closed;
  private volatile Thread telling;

  public KeyEventDelivery(Consumer<KeyEvent> listener) {
    this.listener = listener;
  }

  /** Puts an event behind those that wait. */
  public void accept(String channel, String key) {
    thread.execute(() -> tell(KeyEvent.of(channel, key)));
  }

  /** Drops what waits, and waits for the listener where it is at work and does not call this. */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    if (Thread.currentThread() == telling) {
      return;
    }
    try {
      thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(KeyEvent event) {
    if (closed) {
      return;
    }
    telling = Thread.currentThread();
    try {
      listener.accept(event);
    } finally {
      telling = null;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "key-events");
    thread.setDaemon(true);
    return thread;
  }
}
