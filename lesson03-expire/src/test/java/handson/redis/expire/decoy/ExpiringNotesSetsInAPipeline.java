package handson.redis.expire.decoy;

import handson.redis.expire.TimeToLive;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a pipeline for one step", caughtBy = "noNoteWithoutTimeToLive")
final class ExpiringNotesSetsInAPipeline extends ForwardingExpiringNotes {
  ExpiringNotesSetsInAPipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    long millis = TimeToLive.millis(timeToLive);
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      pipeline.set(note, text);
      pipeline.pexpire(note, millis);
    }
  }
}
