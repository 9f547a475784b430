package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "rounds the time to live up to seconds", caughtBy = "writeIsExact")
final class ExpiringNotesRoundsUp extends ForwardingExpiringNotes {
  ExpiringNotesRoundsUp(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    long seconds = (TimeToLive.millis(timeToLive) + 999) / 1_000;
    jedis.set(note, text, SetParams.setParams().ex(seconds));
  }
}
