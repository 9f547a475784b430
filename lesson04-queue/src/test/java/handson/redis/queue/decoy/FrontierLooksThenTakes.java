package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks which URL is first, then takes it", caughtBy = "aRivalIsSeen")
final class FrontierLooksThenTakes extends ForwardingFrontier {
  FrontierLooksThenTakes(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    List<String> first = jedis.zrange(Frontier.waitingKey(frontier), 0, 0);
    if (first.isEmpty()) {
      return super.take(frontier, lease);
    }
    String script = mended("take", "KEYS[2])[1]", "KEYS[2], ARGV[3])[1]")
        .replace("'ZPOPMIN', KEYS[2], ARGV[3])[1]", "'ZREM', KEYS[2], ARGV[3]) and ARGV[3]");
    return takeBy(script, frontier, KEPT_MILLIS, millis(lease), first.get(0));
  }
}
