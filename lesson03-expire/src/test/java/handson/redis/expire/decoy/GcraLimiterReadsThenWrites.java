package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@Decoy(
    mistake = "reads the time, and writes it in a second step",
    caughtBy = "oneOfTwoGetsTheLastPlace")
final class GcraLimiterReadsThenWrites extends ForwardingGcraLimiter {
  GcraLimiterReadsThenWrites(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota, int burst) {
    long now = micros(ServerTime.now(jedis));
    String kept = jedis.get(key);
    long due = kept == null ? now : Math.max(now, Long.parseLong(kept));
    long ahead = due + quota.intervalMicros() - now;
    long room = burst * quota.intervalMicros() - ahead;
    if (room < 0) {
      return Decision.reject(Duration.of(-room, ChronoUnit.MICROS));
    }
    String next = Long.toString(due + quota.intervalMicros());
    jedis.set(key, next, SetParams.setParams().px(ahead / 1_000 + 1));
    return Decision.allow(room / quota.intervalMicros());
  }
}
