package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "extends a lease that nobody has", caughtBy = "extendMovesTheEnd")
final class FrontierExtendsWhatIsDone extends ForwardingFrontier {
  FrontierExtendsWhatIsDone(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    String script =
        mended("extend", "if not redis.call('ZSCORE', KEYS[3], ARGV[2]) then return 0 end", "");
    List<String> arguments = List.of(KEPT_MILLIS, url, Long.toString(Frontier.millis(lease, 0)));
    return (Long) jedis.eval(script, Frontier.keys(frontier), arguments) == 1;
  }
}
