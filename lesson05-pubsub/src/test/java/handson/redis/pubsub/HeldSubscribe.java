package handson.redis.pubsub;

import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds one subscribing command on its way to Redis until the test lets it go. */
final class HeldSubscribe implements Middleman {
  // For a test that forgets to.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final int which;
  private final AtomicInteger seen = new AtomicInteger();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);

  /**
   * @param which of those that come by, from 1
   */
  HeldSubscribe(int which) {
    this.which = which;
  }

  @Override
  public List<String> command(List<String> command) {
    boolean subscribes = command.get(0).matches("(?i)p?subscribe");
    if (subscribes && seen.incrementAndGet() == which) {
      arrived.countDown();
      awaitQuietly(letGo, LONGEST);
    }
    return command;
  }

  /** Waits until the command is there, held. */
  boolean hasArrived(Duration patience) {
    return awaitQuietly(arrived, patience);
  }

  /**
   * What an action answers that sends the command: while it is held, where the action does not wait
   * for Redis' answer, and else after it was let go.
   */
  <T> T answerOf(Callable<T> action) throws Exception {
    FutureTask<T> call = new FutureTask<>(action);
    Thread thread = new Thread(call, "held-subscribe");
    thread.setDaemon(true);
    thread.start();
    Rounds.until(() -> arrived.getCount() == 0 || call.isDone());
    if (!Rounds.atOnce(call::isDone)) {
      letGo();
    }
    return WaitingReads.answer(call);
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
