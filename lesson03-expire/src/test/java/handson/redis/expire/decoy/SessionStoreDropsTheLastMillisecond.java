package handson.redis.expire.decoy;

import handson.redis.expire.SessionStore;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes sessions out of the index in the last millisecond of their time",
    caughtBy = "theLastMillisecondCounts")
final class SessionStoreDropsTheLastMillisecond extends ForwardingSessionStore {
  SessionStoreDropsTheLastMillisecond(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    jedis.eval("""
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
        """, List.of(SessionStore.userKey(site, SessionStore.notEmpty(user))), List.of());
    return super.create(site, user, idle, lifetime);
  }
}
