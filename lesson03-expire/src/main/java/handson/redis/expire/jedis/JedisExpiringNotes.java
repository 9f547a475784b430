package handson.redis.expire.jedis;

import static java.util.Objects.requireNonNull;

import handson.redis.expire.ExpiringNotes;
import handson.redis.expire.Lifetime;
import handson.redis.expire.TimeToLive;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ExpiryOption;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GetExParams;
import redis.clients.jedis.params.SetParams;

/** Expiring notes with Jedis. */
public final class JedisExpiringNotes implements ExpiringNotes {
  private final UnifiedJedis jedis;

  public JedisExpiringNotes(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-write
  @Override
  public void write(String note, String text, Duration timeToLive) {
    jedis.set(
        requireNonNull(note),
        requireNonNull(text),
        SetParams.setParams().px(TimeToLive.millis(timeToLive)));
  }

  // end

  @Override
  public Optional<String> read(String note) {
    return Optional.ofNullable(jedis.get(requireNonNull(note)));
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    GetExParams renewed = GetExParams.getExParams().px(TimeToLive.millis(timeToLive));
    return Optional.ofNullable(jedis.getEx(requireNonNull(note), renewed));
  }

  // snippet: jedis-edit
  @Override
  public boolean edit(String note, String text) {
    // With XX the answer is null where there is no note.
    return jedis.set(
            requireNonNull(note),
            requireNonNull(text),
            SetParams.setParams().xx().keepTtl())
        != null;
  }

  // end

  @Override
  public Lifetime lifetime(String note) {
    return Lifetime.of(jedis.pttl(requireNonNull(note)));
  }

  // snippet: jedis-expire-in
  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    ExpiryOption option = switch (when) {
      case ENDLESS -> ExpiryOption.NX;
      case EXPIRING -> ExpiryOption.XX;
      case LATER -> ExpiryOption.GT;
      case EARLIER -> ExpiryOption.LT;
    };
    return jedis.pexpire(requireNonNull(note), TimeToLive.millis(timeToLive), option) > 0;
  }

  // end

  @Override
  public boolean expireAt(String note, Instant instant) {
    return jedis.pexpireAt(requireNonNull(note), instant.toEpochMilli()) > 0;
  }

  @Override
  public boolean keep(String note) {
    return jedis.persist(requireNonNull(note)) > 0;
  }

  @Override
  public void rename(String note, String target) {
    try {
      jedis.rename(requireNonNull(note), requireNonNull(target));
    } catch (JedisDataException e) {
      if (e.getMessage().contains("no such key")) {
        throw new NoSuchElementException("There is no note " + note + ".", e);
      }
      throw e;
    }
  }
}
