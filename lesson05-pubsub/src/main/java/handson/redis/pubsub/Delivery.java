package handson.redis.pubsub;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands messages to a listener, one after the other, on a thread of its own: for implementations,
 * since the thread on which a client reads from Redis must not wait for a listener. What waits is
 * kept in the memory of this JVM, without a bound.
 */
public final class Delivery<T> implements AutoCloseable {
  private final Consumer<T> listener;
  // One thread keeps the order; after an exception the pool starts the next. What comes after the
  // end is for nobody.
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1,
      1,
      0,
      TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(),
      Delivery::daemon,
      new ThreadPoolExecutor.DiscardPolicy());
  private volatile boolean closed;
  private volatile Thread telling;

  /**
   * @param listener what it throws goes to the thread's handler of uncaught exceptions
   */
  public Delivery(Consumer<T> listener) {
    this.listener = listener;
  }

  /** Puts a message behind those that wait. */
  public void accept(T message) {
    thread.execute(() -> tell(message));
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

  private void tell(T message) {
    if (closed) {
      return;
    }
    telling = Thread.currentThread();
    try {
      listener.accept(message);
    } finally {
      telling = null;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "pubsub-delivery");
    thread.setDaemon(true);
    return thread;
  }
}
