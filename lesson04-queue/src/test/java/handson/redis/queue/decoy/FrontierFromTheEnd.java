package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a negative offset, which counts from the end",
    caughtBy = "nonsenseIsRefused")
final class FrontierFromTheEnd extends ForwardingFrontier {
  FrontierFromTheEnd(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<String> results(String frontier, long from) {
    return jedis.lrange(Frontier.resultsKey(frontier), from, -1);
  }
}
