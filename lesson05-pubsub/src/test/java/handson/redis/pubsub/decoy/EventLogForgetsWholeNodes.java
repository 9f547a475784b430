package handson.redis.pubsub.decoy;

import handson.redis.testing.Decoy;
import java.time.Instant;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XTrimParams;

@Decoy(
    mistake = "forgets whole nodes only, so that old events stay",
    caughtBy = "forgetBeforeIsExact")
final class EventLogForgetsWholeNodes extends ForwardingEventLog {
  EventLogForgetsWholeNodes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long forgetBefore(String log, Instant time) {
    return jedis.xtrim(
        log, XTrimParams.xTrimParams().minId(time.toEpochMilli() + "-0").approximateTrimming());
  }
}
