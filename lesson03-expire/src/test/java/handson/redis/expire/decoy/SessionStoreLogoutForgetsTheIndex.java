package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves the place in the index behind at logout", caughtBy = "logoutEndsOne")
final class SessionStoreLogoutForgetsTheIndex extends ForwardingSessionStore {
  SessionStoreLogoutForgetsTheIndex(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean logout(String site, String id) {
    return SessionStore.isId(id) && jedis.del(key(site, id)) == 1;
  }
}
