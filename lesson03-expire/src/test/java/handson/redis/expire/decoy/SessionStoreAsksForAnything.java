package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "asks Redis for what cannot be an id", caughtBy = "whatIsNoIdFindsNothing")
final class SessionStoreAsksForAnything extends ForwardingSessionStore {
  SessionStoreAsksForAnything(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id) && id != null) {
      return jedis.exists(SessionStore.sessionKey(site, id))
          ? super.find(site, id)
          : Optional.empty();
    }
    return super.find(site, id);
  }
}
