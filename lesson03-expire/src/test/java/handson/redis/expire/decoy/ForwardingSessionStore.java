package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.expire.jedis.JedisSessionStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingSessionStore implements SessionStore {
  protected final UnifiedJedis jedis;
  private final SessionStore right;

  ForwardingSessionStore(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisSessionStore(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    return right.create(site, user, idle, lifetime);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    return right.find(site, id);
  }

  @Override
  public boolean logout(String site, String id) {
    return right.logout(site, id);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    return right.logoutEverywhere(site, user);
  }

  /** An id from this source of randomness. */
  protected static String id(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  protected static String newId() {
    return id(new SecureRandom());
  }

  protected static String key(String site, String id) {
    return SessionStore.sessionKey(site, SessionStore.hash(id));
  }

  /** A session's fields. */
  protected static Map<String, String> fields(
      String user, long now, Duration idle, Duration lifetime) {
    return Map.of(
        "user", user,
        "created", Long.toString(now),
        "lastAccess", Long.toString(now),
        "idle", Long.toString(TimeToLive.millis(idle)),
        "lifetime", Long.toString(TimeToLive.millis(lifetime)));
  }

  /** What the server's clock says, in milliseconds. */
  protected long now() {
    return (Long) jedis.eval("local t = redis.call('TIME'); return t[1] * 1000 + t[2] / 1000");
  }

  /** The right script's work with an id of one's own, and with lines of one's own at its end. */
  protected String createWith(
      String id, String more, String site, String user, Duration idle, Duration lifetime) {
    String hash = SessionStore.hash(id);
    jedis.eval(
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local last = now + ARGV[4]
        local expires = math.min(now + ARGV[3], last)
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. now)
        redis.call('ZADD', KEYS[1], expires, ARGV[1])
        redis.call('PEXPIREAT', KEYS[1], last, 'NX')
        redis.call('PEXPIREAT', KEYS[1], last, 'GT')
        redis.call('HSET', KEYS[2], 'user', ARGV[2], 'created', now, 'lastAccess', now,
          'idle', ARGV[3], 'lifetime', ARGV[4])
        redis.call('PEXPIREAT', KEYS[2], expires)
        """ + more,
        List.of(
            SessionStore.userKey(site, SessionStore.notEmpty(user)),
            SessionStore.sessionKey(site, hash)),
        List.of(
            hash,
            user,
            Long.toString(TimeToLive.millis(idle)),
            Long.toString(TimeToLive.millis(lifetime))));
    return id;
  }
}
