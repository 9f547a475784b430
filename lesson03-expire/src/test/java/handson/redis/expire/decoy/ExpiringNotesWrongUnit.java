package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "gives milliseconds to EX", caughtBy = "writeIsExact")
final class ExpiringNotesWrongUnit extends ForwardingExpiringNotes {
  ExpiringNotesWrongUnit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    jedis.set(note, text, SetParams.setParams().ex(TimeToLive.millis(timeToLive)));
  }
}
