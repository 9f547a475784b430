package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts the lifetime from the last read", caughtBy = "theLifetimeEndsIt")
final class SessionStoreLifetimeFromLastRead extends ForwardingSessionStore {
  SessionStoreLifetimeFromLastRead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (SessionStore.isId(id) && jedis.exists(key(site, id))) {
      jedis.hset(key(site, id), "created", Long.toString(now()));
    }
    return super.find(site, id);
  }
}
