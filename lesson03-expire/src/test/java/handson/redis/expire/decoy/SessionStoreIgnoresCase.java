package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.Locale;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes Ann and ann for the same user", caughtBy = "logoutEverywhereEndsAll")
final class SessionStoreIgnoresCase extends ForwardingSessionStore {
  SessionStoreIgnoresCase(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long logoutEverywhere(String site, String user) {
    long ended = super.logoutEverywhere(site, user);
    return ended + super.logoutEverywhere(site, user.toUpperCase(Locale.ROOT));
  }
}
