package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the index and leaves the sessions", caughtBy = "logoutEverywhereEndsAll")
final class SessionStoreOnlyTheIndex extends ForwardingSessionStore {
  SessionStoreOnlyTheIndex(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    String[] sessions = jedis.zrange(index, 0, -1).stream()
        .map(hash -> SessionStore.sessionKey(site, hash))
        .toArray(String[]::new);
    long living = sessions.length == 0 ? 0 : jedis.exists(sessions);
    jedis.del(index);
    return living;
  }
}
