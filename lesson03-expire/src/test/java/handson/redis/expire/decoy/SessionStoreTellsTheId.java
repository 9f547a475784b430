package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "throws at what is no id, with the id in the message",
    caughtBy = "whatIsNoIdFindsNothing")
final class SessionStoreTellsTheId extends ForwardingSessionStore {
  SessionStoreTellsTheId(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      throw new IllegalArgumentException("Malformed session id: " + id);
    }
    return super.find(site, id);
  }
}
