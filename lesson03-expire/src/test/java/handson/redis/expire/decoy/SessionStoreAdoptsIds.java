package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "makes a session for any id that a client brings along", caughtBy = "findAnswers")
final class SessionStoreAdoptsIds extends ForwardingSessionStore {
  SessionStoreAdoptsIds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    Optional<Session> found = super.find(site, id);
    if (found.isEmpty() && SessionStore.isId(id)) {
      createWith(id, "", site, "guest", Duration.ofMinutes(30), Duration.ofHours(8));
      return super.find(site, id);
    }
    return found;
  }
}
