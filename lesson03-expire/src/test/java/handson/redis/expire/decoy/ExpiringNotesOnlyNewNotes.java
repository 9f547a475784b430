package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(mistake = "writes only where there is no note yet", caughtBy = "writeIsExact")
final class ExpiringNotesOnlyNewNotes extends ForwardingExpiringNotes {
  ExpiringNotesOnlyNewNotes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    jedis.set(note, text, SetParams.setParams().nx().px(TimeToLive.millis(timeToLive)));
  }
}
