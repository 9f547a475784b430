package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "gives keys their time to live in a second step",
    caughtBy = "everyKeyHasATimeToLive")
final class FrontierExpiresLater extends ForwardingFrontier {
  private static final String WRONG = mended("add", "redis.call('PEXPIRE', key, ARGV[2])", "");

  FrontierExpiresLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    long added = addBy(WRONG, frontier, urls, limit);
    live(frontier);
    return added;
  }
}
