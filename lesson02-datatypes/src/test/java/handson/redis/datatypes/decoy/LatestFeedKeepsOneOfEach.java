package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "removes an item that is there already", caughtBy = "itemsMayBeAlike")
final class LatestFeedKeepsOneOfEach extends ForwardingLatestFeed {
  LatestFeedKeepsOneOfEach(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.lrem(feed, 0, item);
      transaction.lpush(feed, item);
      transaction.ltrim(feed, 0, limit - 1);
      transaction.exec();
    }
  }
}
