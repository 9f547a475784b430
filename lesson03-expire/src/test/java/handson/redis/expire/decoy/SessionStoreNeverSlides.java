package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "only reads, so that who works is logged out", caughtBy = "findSlides")
final class SessionStoreNeverSlides extends ForwardingSessionStore {
  SessionStoreNeverSlides(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    List<String> session = jedis.hmget(key(site, id), "user", "created", "lastAccess", "idle");
    if (session.get(0) == null) {
      return Optional.empty();
    }
    long expires = Long.parseLong(session.get(2)) + Long.parseLong(session.get(3));
    return SessionStore.session(List.of(session.get(0), session.get(1), session.get(2), expires));
  }
}
