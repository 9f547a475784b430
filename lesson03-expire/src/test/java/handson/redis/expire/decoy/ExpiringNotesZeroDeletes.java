package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a time to live of nothing for a deletion", caughtBy = "nonsenseIsRefused")
final class ExpiringNotesZeroDeletes extends ForwardingExpiringNotes {
  ExpiringNotesZeroDeletes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    return timeToLive.isZero() ? jedis.del(note) > 0 : super.expireIn(note, timeToLive, when);
  }
}
