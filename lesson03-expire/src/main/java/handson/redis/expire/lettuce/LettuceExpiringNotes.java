package handson.redis.expire.lettuce;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.ExpiringNotes;
import handson.redis.expire.Lifetime;
import handson.redis.expire.TimeToLive;
import io.lettuce.core.ExpireArgs;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Expiring notes with Lettuce, whose {@code expire(Duration)} knows only whole seconds. */
public final class LettuceExpiringNotes implements ExpiringNotes {
  private final RedisCommands<String, String> redis;

  public LettuceExpiringNotes(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    redis.set(
        requireNonNull(note),
        requireNonNull(text),
        SetArgs.Builder.px(TimeToLive.millis(timeToLive)));
  }

  @Override
  public Optional<String> read(String note) {
    return Optional.ofNullable(redis.get(requireNonNull(note)));
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    GetExArgs renewed = GetExArgs.Builder.px(TimeToLive.millis(timeToLive));
    return Optional.ofNullable(redis.getex(requireNonNull(note), renewed));
  }

  @Override
  public boolean edit(String note, String text) {
    // With XX the answer is null where there is no note.
    return redis.set(
            requireNonNull(note), requireNonNull(text), SetArgs.Builder.xx().keepttl())
        != null;
  }

  @Override
  public Lifetime lifetime(String note) {
    return Lifetime.of(redis.pttl(requireNonNull(note)));
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    ExpireArgs option = switch (when) {
      case ENDLESS -> ExpireArgs.Builder.nx();
      case EXPIRING -> ExpireArgs.Builder.xx();
      case LATER -> ExpireArgs.Builder.gt();
      case EARLIER -> ExpireArgs.Builder.lt();
    };
    return redis.pexpire(requireNonNull(note), TimeToLive.millis(timeToLive), option);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return redis.pexpireat(requireNonNull(note), instant.toEpochMilli());
  }

  @Override
  public boolean keep(String note) {
    return redis.persist(requireNonNull(note));
  }

  @Override
  public void rename(String note, String target) {
    try {
      redis.rename(requireNonNull(note), requireNonNull(target));
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no note " + note + ".", e);
      }
      throw e;
    }
  }
}
