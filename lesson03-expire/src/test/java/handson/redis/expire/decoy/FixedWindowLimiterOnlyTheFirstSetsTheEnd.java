package handson.redis.expire.decoy;

import handson.redis.expire.Decision;
import handson.redis.expire.FixedWindowLimiter;
import handson.redis.expire.Quota;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets a time to live only where the count is 1",
    caughtBy = "aCounterWithoutATimeToLiveGetsOne")
final class FixedWindowLimiterOnlyTheFirstSetsTheEnd extends ForwardingFixedWindowLimiter {
  FixedWindowLimiterOnlyTheFirstSetsTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Decision tryAcquire(String key, Quota quota) {
    String script = Mutant.of(
        "fixed-window.lua",
        "redis.call('PEXPIRE', KEYS[1], ARGV[1], 'NX')",
        "if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end");
    List<?> answer = (List<?>)
        jedis.eval(script, List.of(key), List.of(Long.toString(quota.window().toMillis())));
    return FixedWindowLimiter.decision(quota, (Long) answer.get(0), (Long) answer.get(1));
  }
}
