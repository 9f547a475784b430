package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "trims the wrong end", caughtBy = "theOldestFallOut")
final class LatestFeedKeepsTheOldest extends ForwardingLatestFeed {
  LatestFeedKeepsTheOldest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.lpush(feed, item);
      transaction.ltrim(feed, -limit, -1);
      transaction.exec();
    }
  }
}
