package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts only what waits against the limit", caughtBy = "theLimitIsForAll")
final class FrontierLimitsWhatWaits extends ForwardingFrontier {
  private static final String WRONG = mended(
      "done",
      "if known >= tonumber(ARGV[1])",
      "if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[1])");

  FrontierLimitsWhatWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    return doneBy(WRONG, frontier, url, result, links, limit);
  }
}
