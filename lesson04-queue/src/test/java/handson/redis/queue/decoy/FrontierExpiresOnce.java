package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never renews the time to live", caughtBy = "everyKeyHasATimeToLive")
final class FrontierExpiresOnce extends ForwardingFrontier {
  FrontierExpiresOnce(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    String script = mended("extend", "'PEXPIRE', key, ARGV[1]", "'PEXPIRE', key, ARGV[1], 'NX'");
    List<String> arguments = List.of(KEPT_MILLIS, url, Long.toString(Frontier.millis(lease, 0)));
    return (Long) jedis.eval(script, Frontier.keys(frontier), arguments) == 1;
  }
}
