package handson.redis.expire;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does something just before a certain command of a call arrives at Redis. What luck decides in a
 * crowd happens here every time, also where the first command is a write, which a {@link
 * handson.redis.testing.Rival} cannot overtake.
 */
final class Intruder implements Middleman {
  // Where the call holds a lock, the intruder may wait for it, and then must be let alone.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Runnable action;
  private int place;
  private int commands;
  private CompletableFuture<Void> done;

  /** How many commands a call sends. */
  int commandsOf(Runnable call) {
    expect(0, () -> {});
    call.run();
    return commands();
  }

  /**
   * Makes a call, and before its command of this number, from 1, the intruder's action. Where the
   * call sends fewer commands, the action comes after it.
   */
  void before(int number, Runnable intrusion, Runnable call) {
    expect(number, intrusion);
    call.run();
    done().join();
  }

  @Override
  public List<String> command(List<String> command) {
    if (!new ReceivedCommand("", command).isHandshake() && isThePlace()) {
      try {
        done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // It goes on when the call lets go of its lock.
      } catch (Exception e) {
        throw new IllegalStateException("The intruder failed.", e);
      }
    }
    return command;
  }

  private synchronized void expect(int number, Runnable intrusion) {
    place = number;
    action = intrusion;
    commands = 0;
    done = null;
  }

  private synchronized boolean isThePlace() {
    commands++;
    return commands == place;
  }

  private synchronized int commands() {
    return commands;
  }

  /** The action's end; it begins when this is first asked for. */
  private synchronized CompletableFuture<Void> done() {
    if (done == null) {
      done = CompletableFuture.runAsync(action);
    }
    return done;
  }
}
