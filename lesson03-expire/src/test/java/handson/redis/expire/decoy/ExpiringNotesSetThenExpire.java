package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "sets the time to live in a second step", caughtBy = "noNoteWithoutTimeToLive")
final class ExpiringNotesSetThenExpire extends ForwardingExpiringNotes {
  ExpiringNotesSetThenExpire(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    long millis = TimeToLive.millis(timeToLive);
    jedis.set(note, text);
    jedis.pexpire(note, millis);
  }
}
