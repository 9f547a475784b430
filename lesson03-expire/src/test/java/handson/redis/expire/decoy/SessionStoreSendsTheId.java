package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stores the id in the session, beside its hash", caughtBy = "idsAreSecret")
final class SessionStoreSendsTheId extends ForwardingSessionStore {
  SessionStoreSendsTheId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String id = newId();
    return createWith(
        id, "redis.call('HSET', KEYS[2], 'id', '" + id + "')", site, user, idle, lifetime);
  }
}
