package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "slides the end beyond the lifetime", caughtBy = "theLifetimeEndsIt")
final class SessionStoreSlidesForever extends ForwardingSessionStore {
  SessionStoreSlidesForever(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    Optional<Session> found = super.find(site, id);
    found.ifPresent(session -> {
      String key = key(site, id);
      jedis.pexpire(key, Long.parseLong(jedis.hget(key, "idle")));
    });
    return found;
  }
}
