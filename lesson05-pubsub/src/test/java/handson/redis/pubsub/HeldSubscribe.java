package handson.redis.pubsub;

import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds one subscribing command on its way to Redis until the test lets it go, or for a while.
 */
final class HeldSubscribe implements Middleman {
  private final int which;
  private final Duration longest;
  private final AtomicInteger seen = new AtomicInteger();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  /**
   * @param which of those that come by, from 1
   * @param longest how long it is held where nobody lets it go
   */
  HeldSubscribe(int which, Duration longest) {
    this.which = which;
    this.longest = longest;
  }

  @Override
  public List<String> command(List<String> command) {
    boolean subscribes = command.get(0).matches("(?i)p?subscribe");
    if (subscribes && seen.incrementAndGet() == which) {
      arrived.countDown();
      awaitQuietly(letGo, longest);
    }
    return command;
  }

  /** Waits until the command is there, held. */
  boolean hasArrived(Duration patience) {
    return awaitQuietly(arrived, patience);
  }

  /** Lets it go on to Redis. */
  void letGo() {
    letGo.countDown();
  }

  private static boolean awaitQuietly(CountDownLatch latch, Duration patience) {
    try {
      return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
