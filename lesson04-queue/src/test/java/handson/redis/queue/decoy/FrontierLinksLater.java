package handson.redis.queue.decoy;

import handson.redis.testing.Decoy;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "adds the links in a step of their own", caughtBy = "noStepLosesAUrl")
final class FrontierLinksLater extends ForwardingFrontier {
  FrontierLinksLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    if (!super.done(frontier, url, result, List.of(), limit)) {
      return false;
    }
    String script = mended(
            "done", "if redis.call('ZREM', KEYS[3], ARGV[3]) == 0 then return 0 end", "")
        .replace("redis.call('RPUSH', KEYS[4], ARGV[4])", "");
    return doneBy(script, frontier, url, result, links, limit);
  }
}
