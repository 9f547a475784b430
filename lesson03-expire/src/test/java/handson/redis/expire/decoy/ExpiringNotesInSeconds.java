package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "rounds the time to live down to seconds", caughtBy = "writeIsExact")
final class ExpiringNotesInSeconds extends ForwardingExpiringNotes {
  ExpiringNotesInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    TimeToLive.millis(timeToLive);
    jedis.set(note, text, SetParams.setParams().ex(timeToLive.toSeconds()));
  }
}
