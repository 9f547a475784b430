package handson.redis.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

/** The server's own clock, which decides when a key expires: a test never asks this JVM's. */
public final class ServerTime {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  // Where the end is past by the time that Redis looks, PEXPIRE deletes: one millisecond may be.
  private static final long SOON_MILLIS = 20;

  private ServerTime() {}

  /**
   * What the server's clock says, to the microsecond.
   *
   * @param redis the test's own connection
   * @see <a href="https://redis.io/docs/latest/commands/time/">TIME</a>
   */
  public static Instant now(UnifiedJedis redis) {
    List<String> time = redis.executeCommand(new CommandObject<>(
        new CommandArguments(Protocol.Command.TIME), BuilderFactory.STRING_LIST));
    return Instant.ofEpochSecond(Long.parseLong(time.get(0)))
        .plus(Long.parseLong(time.get(1)), ChronoUnit.MICROS);
  }

  /**
   * Moves a key's time to live to its end and returns when the key has expired: what a test does in
   * place of waiting for a long one. Redis expires it, nobody deletes it.
   *
   * @param redis the test's own connection
   * @throws IllegalStateException where there is no such key
   */
  public static void letExpire(UnifiedJedis redis, String key) {
    if (redis.pexpire(key, SOON_MILLIS) == 0) {
      throw new IllegalStateException("There is no key " + key + " to let expire.");
    }
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(LONGEST)
        .until(() -> !redis.exists(key));
  }
}
