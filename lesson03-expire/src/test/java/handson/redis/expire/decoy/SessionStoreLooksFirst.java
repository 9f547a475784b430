package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks whether there is such a session, then reads it", caughtBy = "findIsOneStep")
final class SessionStoreLooksFirst extends ForwardingSessionStore {
  SessionStoreLooksFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    return SessionStore.isId(id) && jedis.exists(key(site, id))
        ? super.find(site, id)
        : Optional.empty();
  }
}
