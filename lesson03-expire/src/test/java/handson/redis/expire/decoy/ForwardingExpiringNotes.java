package handson.redis.expire.decoy;

import handson.redis.expire.ExpiringNotes;
import handson.redis.expire.Lifetime;
import handson.redis.expire.jedis.JedisExpiringNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingExpiringNotes implements ExpiringNotes {
  protected final UnifiedJedis jedis;
  private final ExpiringNotes right;

  ForwardingExpiringNotes(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisExpiringNotes(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    right.write(note, text, timeToLive);
  }

  @Override
  public Optional<String> read(String note) {
    return right.read(note);
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    return right.readAndRenew(note, timeToLive);
  }

  @Override
  public boolean edit(String note, String text) {
    return right.edit(note, text);
  }

  @Override
  public Lifetime lifetime(String note) {
    return right.lifetime(note);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    return right.expireIn(note, timeToLive, when);
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    return right.expireAt(note, instant);
  }

  @Override
  public boolean keep(String note) {
    return right.keep(note);
  }

  @Override
  public void rename(String note, String target) {
    right.rename(note, target);
  }
}
