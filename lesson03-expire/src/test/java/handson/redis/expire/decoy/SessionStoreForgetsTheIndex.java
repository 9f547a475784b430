package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "slides the session and not its place in the index", caughtBy = "findSlides")
final class SessionStoreForgetsTheIndex extends ForwardingSessionStore {
  SessionStoreForgetsTheIndex(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    String hash = SessionStore.hash(id);
    return SessionStore.session(
        (List<?>) jedis.eval("""
        local session = redis.call('HMGET', KEYS[1], 'user', 'created', 'idle', 'lifetime')
        if not session[1] then return {} end
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local expires = math.min(now + session[3], session[2] + session[4])
        redis.call('HSET', KEYS[1], 'lastAccess', now)
        redis.call('PEXPIREAT', KEYS[1], expires)
        return {session[1], session[2], now, expires}
        """, List.of(SessionStore.sessionKey(site, hash)), List.of()));
  }
}
