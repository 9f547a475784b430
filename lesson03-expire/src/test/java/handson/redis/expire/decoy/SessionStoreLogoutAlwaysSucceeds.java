package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers every logout with true", caughtBy = "logoutEndsOne")
final class SessionStoreLogoutAlwaysSucceeds extends ForwardingSessionStore {
  SessionStoreLogoutAlwaysSucceeds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean logout(String site, String id) {
    super.logout(site, id);
    return SessionStore.isId(id);
  }
}
