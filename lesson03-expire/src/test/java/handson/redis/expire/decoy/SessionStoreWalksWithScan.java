package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.util.HashSet;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@Decoy(mistake = "looks for the sessions of a user with SCAN", caughtBy = "logoutEverywhereEndsAll")
final class SessionStoreWalksWithScan extends ForwardingSessionStore {
  SessionStoreWalksWithScan(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    SessionStore.notEmpty(user);
    long ended = 0;
    for (String key : found(SessionStore.sessionKey(site, "*"))) {
      if (user.equals(jedis.hget(key, "user"))) {
        ended += jedis.del(key);
      }
    }
    super.logoutEverywhere(site, user);
    return ended;
  }

  private Set<String> found(String pattern) {
    ScanParams params = new ScanParams().match(pattern).count(1000);
    Set<String> keys = new HashSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = jedis.scan(cursor, params);
      keys.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return keys;
  }
}
