package handson.redis.datatypes.decoy;

import handson.redis.datatypes.LatestFeed;
import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes a pipeline for a transaction", caughtBy = "publishingIsOneStep")
final class LatestFeedTrimsInAPipeline extends ForwardingLatestFeed {
  LatestFeedTrimsInAPipeline(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    LatestFeed.atLeast(1, limit);
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      pipeline.lpush(feed, item);
      pipeline.ltrim(feed, 0, limit - 1);
      pipeline.sync();
    }
  }
}
