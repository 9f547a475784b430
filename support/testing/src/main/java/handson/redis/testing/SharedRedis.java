package handson.redis.testing;

import handson.redis.kit.DatabaseInUseException;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/**
 * The Redis that all tests of a run share: opened at first use, closed with the run. As a JUnit
 * extension it hands a test the {@link RunningRedis}.
 */
public final class SharedRedis implements ParameterResolver {
  private static final String KEY = "redis";
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration ROUND = Duration.ofMillis(500);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningRedis.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  static RunningRedis of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedRedis.class))
        .computeIfAbsent(
            KEY,
            key -> inTurn(RedisSource.choose(Optional.empty()), System.err),
            RunningRedis.class);
  }

  /**
   * Maven tests several modules at a time. A named database has room for one of them, so the others
   * wait until it is their turn: about as long as they would take one after the other.
   */
  static RunningRedis inTurn(RedisSource source, PrintStream out) {
    long start = System.nanoTime();
    boolean said = false;
    while (true) {
      try {
        return source.open();
      } catch (DatabaseInUseException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
        if (!said) {
          out.println("Waiting for " + source + ": another run of the course is using it.");
          said = true;
        }
        LockSupport.parkNanos(ROUND.toNanos());
      }
    }
  }

  /** Gives a session a Redis that its caller opened and will close. */
  static void lend(RunningRedis redis, LauncherSession session) {
    session.getStore().put(Namespace.create(SharedRedis.class), KEY, new Lent(redis));
  }

  private record Lent(RunningRedis redis) implements RunningRedis {
    @Override
    public RedisAddress address() {
      return redis.address();
    }

    @Override
    public RedisAddress guestAddress() {
      return redis.guestAddress();
    }

    @Override
    public String description() {
      return redis.description();
    }

    @Override
    public boolean isPrivate() {
      return redis.isPrivate();
    }

    @Override
    public void close() {
      // The lender closes it.
    }
  }
}
