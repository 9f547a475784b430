package handson.redis.queue;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.Middleman;
import java.util.List;

/** Makes something happen just before a certain command of an implementation reaches Redis. */
final class Interruption implements Middleman {
  private int left;
  private Runnable action;

  /**
   * @param command which of those that are sent from now on, from 1; where it is never sent, nothing
   *     happens
   */
  synchronized void before(int command, Runnable action) {
    this.left = command;
    this.action = action;
  }

  @Override
  public synchronized List<String> command(List<String> command) {
    if (!new ReceivedCommand("", command).isHandshake() && --left == 0) {
      action.run();
    }
    return command;
  }
}
