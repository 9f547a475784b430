package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps a result of a URL that is not in work", caughtBy = "theFirstResultCounts")
final class FrontierDoneTwice extends ForwardingFrontier {
  private static final String WRONG = mended(
      "done",
      "== 0 then return 0 end",
      "== 0 and not redis.call('HGET', KEYS[1], ARGV[3]) then return 0 end");

  FrontierDoneTwice(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    return doneBy(WRONG, frontier, url, result, links, limit);
  }
}
