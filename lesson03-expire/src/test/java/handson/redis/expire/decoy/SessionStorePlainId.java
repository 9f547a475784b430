package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "uses the id itself in the key", caughtBy = "createMakesASession")
final class SessionStorePlainId extends ForwardingSessionStore {
  SessionStorePlainId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = super.create(site, user, idle, lifetime);
    jedis.rename(key(site, id), SessionStore.sessionKey(site, id));
    return id;
  }
}
