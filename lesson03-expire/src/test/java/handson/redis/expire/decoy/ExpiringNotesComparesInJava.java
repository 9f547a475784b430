package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "compares with PTTL in Java, then writes", caughtBy = "aRivalCounts")
final class ExpiringNotesComparesInJava extends ForwardingExpiringNotes {
  ExpiringNotesComparesInJava(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    long wanted = TimeToLive.millis(timeToLive);
    long left = jedis.pttl(note);
    boolean holds = switch (when) {
      case ENDLESS -> left == -1;
      case EXPIRING -> left >= 0;
      case LATER -> left >= 0 && wanted > left;
      case EARLIER -> left == -1 || wanted < left;
    };
    return holds && jedis.pexpire(note, wanted) > 0;
  }
}
