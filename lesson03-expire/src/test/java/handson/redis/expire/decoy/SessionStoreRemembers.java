package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the sessions that it found in the JVM", caughtBy = "nothingStaysInTheJvm")
final class SessionStoreRemembers extends ForwardingSessionStore {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  SessionStoreRemembers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    Session known = id == null ? null : sessions.get(site + id);
    if (known != null && known.expires().isAfter(Instant.now())) {
      return Optional.of(known);
    }
    Optional<Session> found = super.find(site, id);
    found.ifPresent(session -> sessions.put(site + id, session));
    return found;
  }

  @Override
  public boolean logout(String site, String id) {
    sessions.keySet().removeIf(key -> key.equals(site + id));
    return super.logout(site, id);
  }
}
