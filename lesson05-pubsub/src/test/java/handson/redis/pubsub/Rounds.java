package handson.redis.pubsub;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

/**
 * A patience that only a wrong solution waits out, but for a moment: rounds of a millisecond, not a time, since on a
 * busy machine, where a right one takes longer, so do they.
 */
final class Rounds {
  private static final int MOST = 1_500;
  private static final int FEW = 80;

  private Rounds() {}

  /** Whether something comes true soon. */
  static boolean until(Callable<Boolean> condition) {
    return within(MOST, condition);
  }

  /** Whether a thread of a wrong solution does something that it is about to do; a right one waits this out. */
  static boolean atOnce(Callable<Boolean> condition) {
    return within(FEW, condition);
  }

  private static boolean within(int most, Callable<Boolean> condition) {
    try {
      for (int round = 0; round < most; round++) {
        if (condition.call()) {
          return true;
        }
        Thread.sleep(1);
      }
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What comes next; null where nothing comes soon. */
  static <T> T next(BlockingQueue<T> queue) {
    return until(() -> !queue.isEmpty()) ? queue.poll() : null;
  }
}
