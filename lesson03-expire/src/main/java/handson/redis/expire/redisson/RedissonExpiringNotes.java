package handson.redis.expire.redisson;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.ExpiringNotes;
import handson.redis.expire.Lifetime;
import handson.redis.expire.TimeToLive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.redisson.api.RBucket;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Expiring notes with Redisson. */
public final class RedissonExpiringNotes implements ExpiringNotes {
  // RBucket can keep the time to live, or ask for the key to exist, but not both.
  private static final String EDIT =
      "return redis.call('SET', KEYS[1], ARGV[1], 'XX', 'KEEPTTL') and 1 or 0";

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonExpiringNotes(RedissonClient redisson) {
    this.redisson = redisson;
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    bucket(note).set(requireNonNull(text), Duration.ofMillis(TimeToLive.millis(timeToLive)));
  }

  @Override
  public Optional<String> read(String note) {
    return Optional.ofNullable(bucket(note).get());
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    Duration time = Duration.ofMillis(TimeToLive.millis(timeToLive));
    return Optional.ofNullable(bucket(note).getAndExpire(time));
  }

  // snippet: redisson-edit
  @Override
  public boolean edit(String note, String text) {
    return scripts.<Boolean>eval(
        RScript.Mode.READ_WRITE,
        EDIT,
        RScript.ReturnType.BOOLEAN,
        List.of(note),
        requireNonNull(text));
  }

  // end

  @Override
  public Lifetime lifetime(String note) {
    return Lifetime.of(bucket(note).remainTimeToLive());
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    Duration time = Duration.ofMillis(TimeToLive.millis(timeToLive));
    RBucket<String> bucket = bucket(note);
    return switch (when) {
      case ENDLESS -> bucket.expireIfNotSet(time);
      case EXPIRING -> bucket.expireIfSet(time);
      case LATER -> bucket.expireIfGreater(time);
      case EARLIER -> bucket.expireIfLess(time);
    };
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return bucket(note).expire(instant);
  }

  @Override
  public boolean keep(String note) {
    return bucket(note).clearExpire();
  }

  @Override
  public void rename(String note, String target) {
    try {
      bucket(note).rename(requireNonNull(target));
    } catch (RedisException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no note " + note + ".", e);
      }
      throw e;
    }
  }

  private RBucket<String> bucket(String note) {
    // Sent again after a timeout, a rename or an extension that was only slow would seem to fail.
    return redisson.getBucket(
        PlainOptions.name(requireNonNull(note)).codec(StringCodec.INSTANCE).retryAttempts(0));
  }
}
