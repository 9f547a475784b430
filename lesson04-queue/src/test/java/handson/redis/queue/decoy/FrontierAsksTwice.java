package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets a URL wait again when it is found again", caughtBy = "addKeepsEachUrlOnce")
final class FrontierAsksTwice extends ForwardingFrontier {
  private static final String WRONG = mended(
      "add",
      "if redis.call('HSETNX', KEYS[1], ARGV[i], 0) == 1 then",
      "if redis.call('HSET', KEYS[1], ARGV[i], 0) >= 0 then");

  FrontierAsksTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    return addBy(WRONG, frontier, urls, limit);
  }
}
