package handson.redis.expire;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Another program, which makes a whole attempt of its own just before a certain command of an
 * attempt arrives at Redis. What luck decides in a crowd happens here every time, also where the
 * first command is a write, which a {@link handson.redis.testing.Rival} cannot overtake.
 */
final class RivalAttempts implements Middleman {
  // Where the attempt holds a lock the rival waits for it, and must be let alone.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Supplier<Decision> rival;
  private int place;
  private int commands;
  private CompletableFuture<Decision> rivals;

  /** How many commands an attempt sends. */
  int commandsOf(Supplier<Decision> attempt) {
    expect(0, null);
    attempt.get();
    return commands();
  }

  /**
   * Makes an attempt, and the rival's before the command of this number, from 1.
   *
   * @return both decisions
   */
  List<Decision> before(int number, Supplier<Decision> rival, Supplier<Decision> attempt) {
    expect(number, rival);
    Decision decision = attempt.get();
    return List.of(decision, rivals().join());
  }

  @Override
  public List<String> command(List<String> command) {
    if (!new ReceivedCommand("", command).isHandshake() && isThePlace()) {
      try {
        rivals().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // It goes on when the attempt lets go of its lock.
      } catch (Exception e) {
        throw new IllegalStateException("The rival's attempt failed.", e);
      }
    }
    return command;
  }

  private synchronized void expect(int number, Supplier<Decision> rivalsAttempt) {
    place = number;
    rival = rivalsAttempt;
    commands = 0;
    rivals = null;
  }

  private synchronized boolean isThePlace() {
    commands++;
    return commands == place;
  }

  private synchronized int commands() {
    return commands;
  }

  /** The rival's attempt, which is made when it is first asked for. */
  private synchronized CompletableFuture<Decision> rivals() {
    if (rivals == null) {
      rivals = CompletableFuture.supplyAsync(rival);
    }
    return rivals;
  }
}
