package handson.redis.testing;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import java.nio.file.Path;
import java.util.Optional;
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
  private static final String TURN = "turn";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningRedis.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  static RunningRedis of(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(
        StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedRedis.class));
    RunningRedis open = store.get(KEY, RunningRedis.class);
    return open == null ? open(store) : open;
  }

  private static RunningRedis open(ExtensionContext.Store store) {
    RedisSource source = RedisSource.choose(Optional.empty());
    if (source instanceof RedisSource.Server) {
      // Put there before the Redis, it is closed after it.
      store.computeIfAbsent(TURN, key -> Turn.take(Path.of(""), System.err));
    }
    return store.computeIfAbsent(KEY, key -> source.open(), RunningRedis.class);
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
