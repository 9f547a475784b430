package handson.redis.testing;

import static org.awaitility.Awaitility.await;

import handson.redis.kit.RunningRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import redis.clients.jedis.UnifiedJedis;

/**
 * Another program, whose write comes exactly between what an implementation reads and what it
 * writes. What luck decides in a crowd happens here every time: CLIENT PAUSE ... WRITE lets reads
 * through and keeps writes waiting, in the order in which they came.
 *
 * <p>What Redis takes for a write waits even where it only reads: BITFIELD with GET alone, GETEX. A
 * solution that reads so gets the rival's write too; a {@link Middleman} that writes before each
 * command overtakes it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/client-pause/">CLIENT PAUSE</a>
 */
public final class Rival {
  // The server goes on by itself after this, should the test be killed.
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final UnifiedJedis redis;
  private final String name;

  private Rival(UnifiedJedis redis) {
    this.redis = redis;
    this.name = String.valueOf(ConnectedClient.client(redis, "GETNAME"));
  }

  /**
   * Runs an action that finds all as it was before the rival's write, and writes after it.
   *
   * @param redis the test's own connection
   * @param write the rival's one writing command
   * @return what the action answers
   * @throws Exception what the action throws
   */
  public static <T> T overtakes(UnifiedJedis redis, Runnable write, Callable<T> action)
      throws Exception {
    return new Rival(redis).overtake(write, action);
  }

  private <T> T overtake(Runnable write, Callable<T> action) throws Exception {
    long writers = waiting(name::equals);
    long others = waiting(this::isOther);
    AtomicBoolean written = new AtomicBoolean();
    AtomicBoolean done = new AtomicBoolean();
    ConnectedClient.client(redis, "PAUSE", Long.toString(LONGEST.toMillis()), "WRITE");
    Crowd.Member<T> member = number -> switch (number) {
      case 0 -> {
        write.run();
        written.set(true);
        yield null;
      }
      case 1 -> {
        try {
          // Written already where the pause has ended: then nothing came in between, and all is
          // fine.
          until(() -> waiting(name::equals) > writers || written.get());
          yield action.call();
        } finally {
          done.set(true);
        }
      }
      default -> {
        // An action that writes nothing never waits.
        until(() -> waiting(this::isOther) > others || done.get());
        ConnectedClient.client(redis, "UNPAUSE");
        yield null;
      }
    };
    try {
      List<T> answers = Crowd.of(3, member);
      return answers.get(1);
    } finally {
      ConnectedClient.client(redis, "UNPAUSE");
    }
  }

  private static void until(Callable<Boolean> condition) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .atMost(LONGEST.multipliedBy(4))
        .until(condition);
  }

  /** How many connections wait of which the name is so. */
  private long waiting(Predicate<String> wanted) {
    return ConnectedClient.all(redis).stream()
        .filter(client -> wanted.test(client.name()) && client.flags().contains("b"))
        .count();
  }

  /** Not the test's own, nor the one that keeps a foreign database for the course. */
  private boolean isOther(String connection) {
    return !connection.equals(name) && !connection.equals(RunningRedis.OWNER);
  }
}
