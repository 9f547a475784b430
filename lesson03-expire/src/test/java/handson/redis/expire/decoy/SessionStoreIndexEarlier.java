package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes the index in a step before the session", caughtBy = "noSessionIsLost")
final class SessionStoreIndexEarlier extends ForwardingSessionStore {
  SessionStoreIndexEarlier(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = newId();
    String key = key(site, id);
    long now = now();
    long expires = now + Math.min(TimeToLive.millis(idle), TimeToLive.millis(lifetime));
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    try (AbstractTransaction first = jedis.multi()) {
      first.zadd(index, expires, SessionStore.hash(id));
      first.pexpireAt(index, now + lifetime.toMillis());
      first.exec();
    }
    try (AbstractTransaction second = jedis.multi()) {
      second.hset(key, fields(user, now, idle, lifetime));
      second.pexpireAt(key, expires);
      second.exec();
    }
    return id;
  }
}
