package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets the time to live whatever the condition",
    caughtBy = "expireInAsksItsCondition")
final class ExpiringNotesIgnoresTheCondition extends ForwardingExpiringNotes {
  ExpiringNotesIgnoresTheCondition(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    return jedis.pexpire(note, TimeToLive.millis(timeToLive)) > 0;
  }
}
