package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZAddParams;

@Decoy(
    mistake = "reads the session and writes its last access in a second step",
    caughtBy = "findIsOneStep")
final class SessionStoreReadsThenWrites extends ForwardingSessionStore {
  SessionStoreReadsThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Session> find(String site, String id) {
    if (!SessionStore.isId(id)) {
      return Optional.empty();
    }
    String key = key(site, id);
    List<String> session = jedis.hmget(key, "user", "created", "idle", "lifetime");
    if (session.get(0) == null) {
      return Optional.empty();
    }
    long now = now();
    long last = Long.parseLong(session.get(1)) + Long.parseLong(session.get(3));
    long expires = Math.min(now + Long.parseLong(session.get(2)), last);
    jedis.hset(key, "lastAccess", Long.toString(now));
    jedis.pexpireAt(key, expires);
    jedis.zadd(
        SessionStore.userKey(site, session.get(0)),
        expires,
        SessionStore.hash(id),
        ZAddParams.zAddParams().xx());
    return SessionStore.session(List.of(session.get(0), session.get(1), now, expires));
  }
}
