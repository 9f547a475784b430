package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a session out of the index before it ends it",
    caughtBy = "everyStepIsComplete")
final class SessionStoreLogoutIndexFirst extends ForwardingSessionStore {
  SessionStoreLogoutIndexFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean logout(String site, String id) {
    if (!SessionStore.isId(id)) {
      return false;
    }
    String user = jedis.hget(key(site, id), "user");
    if (user == null) {
      return false;
    }
    jedis.zrem(SessionStore.userKey(site, user), SessionStore.hash(id));
    return jedis.del(key(site, id)) == 1;
  }
}
