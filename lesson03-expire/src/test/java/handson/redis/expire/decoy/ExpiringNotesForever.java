package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "forgets the time to live", caughtBy = "writeIsExact")
final class ExpiringNotesForever extends ForwardingExpiringNotes {
  ExpiringNotesForever(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    TimeToLive.millis(timeToLive);
    jedis.set(note, text);
  }
}
