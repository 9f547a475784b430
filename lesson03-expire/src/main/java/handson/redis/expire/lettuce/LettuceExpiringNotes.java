package handson.redis.expire.lettuce;

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
    redis.set(note, text, SetArgs.Builder.px(TimeToLive.millis(timeToLive)));
  }

  @Override
  public Optional<String> read(String note) {
    return Optional.ofNullable(redis.get(note));
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    GetExArgs renewed = GetExArgs.Builder.px(TimeToLive.millis(timeToLive));
    return Optional.ofNullable(redis.getex(note, renewed));
  }

  @Override
  public boolean edit(String note, String text) {
    // With XX the answer is null where there is no note.
    return redis.set(note, text, SetArgs.Builder.xx().keepttl()) != null;
  }

  @Override
  public Lifetime lifetime(String note) {
    return Lifetime.of(redis.pttl(note));
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    ExpireArgs option = switch (when) {
      case ENDLESS -> ExpireArgs.Builder.nx();
      case EXPIRING -> ExpireArgs.Builder.xx();
      case LATER -> ExpireArgs.Builder.gt();
      case EARLIER -> ExpireArgs.Builder.lt();
    };
    return redis.pexpire(note, TimeToLive.millis(timeToLive), option);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return redis.pexpireat(note, instant.toEpochMilli());
  }

  @Override
  public boolean keep(String note) {
    return redis.persist(note);
  }

  @Override
  public void rename(String note, String target) {
    try {
      redis.rename(note, target);
    } catch (RedisCommandExecutionException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no note " + note + ".", e);
      }
      throw e;
    }
  }
}
