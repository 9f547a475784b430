package handson.redis.testing;

import handson.redis.kit.ReceivedCommand;
import java.time.Duration;
import java.util.List;

/**
 * Holds Redis' answers back, to see how many commands a client sends without them: a pipeline goes
 * on to its end, and who waits for each answer stops after the first.
 *
 * <p>The clock only paces it. A client that sends enough is let go at once; one that stops before
 * gets a second or two to think better of it; and for too many it is enough to have seen them.
 */
public final class HeldReplies implements Middleman {
  // Waits of a millisecond, not a time: on a busy machine, where a sender takes longer, so do they.
  private static final int PATIENCE = 1_500;
  private static final Duration SILENCE = Duration.ofMillis(300);

  private final int enough;
  private final int tooMany;
  private boolean holding;
  private int sent;
  private int sentWithoutAnswer;

  /**
   * @param enough commands on their way for a pipeline
   * @param tooMany no more than this is waited for
   */
  public HeldReplies(int enough, int tooMany) {
    this.enough = enough;
    this.tooMany = tooMany;
  }

  /**
   * Runs an action on an instance behind this middleman.
   *
   * @return how many commands it sent before it got the first answer; what a client sends by itself
   *     and the MULTI of a transaction are answered at once and do not count
   */
  public int during(Evidence.Action action) throws Exception {
    hold();
    try {
      action.run();
    } finally {
      letGo();
    }
    return sentWithoutAnswer;
  }

  @Override
  public synchronized List<String> command(List<String> command) {
    ReceivedCommand seen = new ReceivedCommand("", command);
    if (!seen.isHandshake() && !seen.name().equals("MULTI")) {
      sent++;
      notifyAll();
    }
    return command;
  }

  @Override
  public synchronized void beforeReplies() throws InterruptedException {
    if (sent == 0) {
      return;
    }
    int seen = sent;
    for (int idle = 0; holding && sent < enough && idle < PATIENCE; idle++) {
      wait(1);
      if (sent > seen) {
        seen = sent;
        idle = 0;
      }
    }
    for (int before = -1; holding && sent < tooMany && sent != before; ) {
      before = sent;
      wait(SILENCE.toMillis());
    }
    letGo();
  }

  private synchronized void hold() {
    holding = true;
    sent = 0;
    sentWithoutAnswer = 0;
  }

  private synchronized void letGo() {
    if (holding) {
      holding = false;
      sentWithoutAnswer = sent;
      notifyAll();
    }
  }
}
