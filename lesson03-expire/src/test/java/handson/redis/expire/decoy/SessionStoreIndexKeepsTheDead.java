package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never takes expired sessions out of the index", caughtBy = "theIndexLivesAsLong")
final class SessionStoreIndexKeepsTheDead extends ForwardingSessionStore {
  SessionStoreIndexKeepsTheDead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = newId();
    String hash = SessionStore.hash(id);
    jedis.eval(
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local last = now + ARGV[4]
        redis.call('ZADD', KEYS[1], math.min(now + ARGV[3], last), ARGV[1])
        redis.call('PEXPIREAT', KEYS[1], last, 'NX')
        redis.call('PEXPIREAT', KEYS[1], last, 'GT')
        redis.call('HSET', KEYS[2], 'user', ARGV[2], 'created', now, 'lastAccess', now,
          'idle', ARGV[3], 'lifetime', ARGV[4])
        redis.call('PEXPIREAT', KEYS[2], math.min(now + ARGV[3], last))
        """,
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
