package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.Script;
import handson.redis.testing.Decoy;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "rounds the interval down", caughtBy = "theIntervalIsRoundedUp")
final class GcraLimiterRoundsTheIntervalDown extends ForwardingGcraLimiter {
  GcraLimiterRoundsTheIntervalDown(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquireAt(String key, Quota quota, int burst, Instant now) {
    List<String> values = List.of(
        Long.toString(quota.windowMicros() / quota.limit()),
        Integer.toString(GcraLimiter.inRange(quota, burst)),
        Long.toString(micros(now)));
    return Decision.of((List<?>) jedis.eval(Script.read("gcra.lua").text(), List.of(key), values));
  }
}
