package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts one state after the other", caughtBy = "progressIsOneMoment")
final class FrontierCountsOneByOne extends ForwardingFrontier {
  FrontierCountsOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Progress progress(String frontier) {
    return new Progress(
        jedis.zcard(Frontier.waitingKey(frontier)),
        jedis.zcard(Frontier.leasesKey(frontier)),
        jedis.llen(Frontier.resultsKey(frontier)));
  }
}
