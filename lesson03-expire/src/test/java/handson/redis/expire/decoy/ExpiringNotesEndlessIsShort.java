package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the -1 of a note that never expires for a short time",
    caughtBy = "expireInAsksItsCondition")
final class ExpiringNotesEndlessIsShort extends ForwardingExpiringNotes {
  ExpiringNotesEndlessIsShort(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    if (when == When.LATER && jedis.pttl(note) == -1) {
      return jedis.pexpire(note, TimeToLive.millis(timeToLive)) > 0;
    }
    return super.expireIn(note, timeToLive, when);
  }
}
