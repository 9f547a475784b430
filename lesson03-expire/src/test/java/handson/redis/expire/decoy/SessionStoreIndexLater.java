package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes the index in a step after the session", caughtBy = "everyStepIsComplete")
final class SessionStoreIndexLater extends ForwardingSessionStore {
  SessionStoreIndexLater(UnifiedJedis jedis) {
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
      first.hset(key, fields(user, now, idle, lifetime));
      first.pexpireAt(key, expires);
      first.exec();
    }
    try (AbstractTransaction second = jedis.multi()) {
      second.zadd(index, expires, SessionStore.hash(id));
      second.pexpireAt(index, now + lifetime.toMillis());
      second.exec();
    }
    return id;
  }
}
