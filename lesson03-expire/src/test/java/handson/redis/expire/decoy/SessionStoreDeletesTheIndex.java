package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the index with what came into it meanwhile", caughtBy = "noSessionIsLost")
final class SessionStoreDeletesTheIndex extends ForwardingSessionStore {
  SessionStoreDeletesTheIndex(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    long ended = 0;
    for (String hash : jedis.zrange(index, 0, -1)) {
      ended += jedis.del(SessionStore.sessionKey(site, hash));
    }
    jedis.del(index);
    return ended;
  }
}
