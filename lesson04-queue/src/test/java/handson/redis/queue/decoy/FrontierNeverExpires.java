package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets its keys live for ever", caughtBy = "everyKeyHasATimeToLive")
final class FrontierNeverExpires extends ForwardingFrontier {
  private static final String WRONG = mended("add", "redis.call('PEXPIRE', key, ARGV[2])", "");

  FrontierNeverExpires(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    return addBy(WRONG, frontier, urls, limit);
  }
}
