package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a URL in one step and leases it in the next", caughtBy = "noStepLosesAUrl")
final class FrontierPopsThenLeases extends ForwardingFrontier {
  FrontierPopsThenLeases(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    String script = mended("take", "ZPOPMIN", "ZRANGE")
        .replace("KEYS[2])[1]", "KEYS[2], 0, 0)[1]")
        .replace(
            "redis.call('ZADD', KEYS[3], now + ARGV[2], url)", "redis.call('ZREM', KEYS[2], url)");
    Optional<Page> page = takeBy(script, frontier, KEPT_MILLIS, millis(lease));
    page.ifPresent(p -> jedis.eval(
        mended("extend", "if not redis.call('ZSCORE', KEYS[3], ARGV[2]) then return 0 end", ""),
        Frontier.keys(frontier),
        List.of(KEPT_MILLIS, p.url(), millis(lease))));
    return page;
  }
}
