package handson.redis.geo;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.Evidence;
import handson.redis.testing.Middleman;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Counts how often an implementation waits for Redis: each answer is held back until nothing more is
 * sent, so that what was on its way together counts once. And notes how much of its input was read
 * meanwhile.
 */
final class RoundTrips implements Middleman {
  // Waits of a millisecond, not a time: on a busy machine, where a sender takes longer, so do they.
  private static final int QUIET = 20;

  private final LongSupplier read;
  private final int tooMany;
  private boolean counting;
  private int sent;
  private int sentBefore;
  private int count;
  private long readBefore;
  private long mostRead;

  /**
   * @param read how much of the input has been read
   * @param tooMany no more than this is waited for
   */
  RoundTrips(LongSupplier read, int tooMany) {
    this.read = read;
    this.tooMany = tooMany;
  }

  /**
   * Runs an action on an instance behind this middleman.
   *
   * @return how many round trips it took, or one more than too many
   */
  int during(Evidence.Action action) throws Exception {
    counting(true);
    try {
      action.run();
    } finally {
      counting(false);
    }
    return count;
  }

  /** The most that was read between two answers. */
  synchronized long mostRead() {
    return Math.max(mostRead, read.getAsLong() - readBefore);
  }

  @Override
  public synchronized List<String> command(List<String> command) {
    if (!new ReceivedCommand("", command).isHandshake()) {
      sent++;
      notifyAll();
    }
    return command;
  }

  @Override
  public synchronized void beforeReplies() throws InterruptedException {
    if (sent == sentBefore) {
      // The rest of the answers to what has been waited for.
      return;
    }
    int seen = sent;
    long seenRead = read.getAsLong();
    for (int quiet = 0; counting && count <= tooMany && quiet < QUIET; quiet++) {
      wait(1);
      if (sent != seen || read.getAsLong() != seenRead) {
        seen = sent;
        seenRead = read.getAsLong();
        quiet = 0;
      }
    }
    if (counting && sent > sentBefore) {
      sentBefore = sent;
      mostRead = Math.max(mostRead, seenRead - readBefore);
      readBefore = seenRead;
      count = Math.min(count, tooMany) + 1;
    }
  }

  private synchronized void counting(boolean now) {
    counting = now;
    notifyAll();
  }
}
