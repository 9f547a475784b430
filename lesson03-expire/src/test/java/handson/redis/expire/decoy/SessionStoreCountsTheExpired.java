package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts the places in the index, not the sessions that ended",
    caughtBy = "logoutEverywhereEndsAll")
final class SessionStoreCountsTheExpired extends ForwardingSessionStore {
  SessionStoreCountsTheExpired(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    long places = jedis.zcard(SessionStore.userKey(site, SessionStore.notEmpty(user)));
    super.logoutEverywhere(site, user);
    return places;
  }
}
