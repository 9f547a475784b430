package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the TTL in a second command", caughtBy = "everyStepIsComplete")
final class SessionStoreTtlLater extends ForwardingSessionStore {
  SessionStoreTtlLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = newId();
    long now = now();
    long expires = now + Math.min(TimeToLive.millis(idle), TimeToLive.millis(lifetime));
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    jedis.zadd(index, expires, SessionStore.hash(id));
    jedis.pexpireAt(index, now + lifetime.toMillis());
    jedis.hset(key(site, id), fields(user, now, idle, lifetime));
    jedis.pexpireAt(key(site, id), expires);
    return id;
  }
}
