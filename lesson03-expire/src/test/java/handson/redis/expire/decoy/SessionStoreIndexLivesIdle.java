package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets the index expire after the first idle time, though its sessions slide",
    caughtBy = "theIndexLivesAsLong")
final class SessionStoreIndexLivesIdle extends ForwardingSessionStore {
  SessionStoreIndexLivesIdle(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    String more = "redis.call('PEXPIREAT', KEYS[1], expires)";
    return createWith(newId(), more, site, user, idle, lifetime);
  }
}
