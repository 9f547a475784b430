package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the limit for one call", caughtBy = "theLimitIsForAll")
final class FrontierLimitsEachCall extends ForwardingFrontier {
  private static final String WRONG =
      mended("add", "known >= tonumber(ARGV[1])", "known - before >= tonumber(ARGV[1])");

  FrontierLimitsEachCall(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    return addBy(WRONG, frontier, urls, limit);
  }
}
