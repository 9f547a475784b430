package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes all sessions out of the index before it ends them",
    caughtBy = "everyStepIsComplete")
final class SessionStoreLogoutEverywhereIndexFirst extends ForwardingSessionStore {
  SessionStoreLogoutEverywhereIndexFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    String index = SessionStore.userKey(site, SessionStore.notEmpty(user));
    String[] hashes = jedis.zrange(index, 0, -1).toArray(String[]::new);
    if (hashes.length == 0) {
      return 0;
    }
    jedis.zrem(index, hashes);
    return jedis.del(
        Stream.of(hashes).map(hash -> SessionStore.sessionKey(site, hash)).toArray(String[]::new));
  }
}
