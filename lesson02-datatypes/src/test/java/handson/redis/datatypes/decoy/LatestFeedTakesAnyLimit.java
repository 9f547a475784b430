package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps everything at a limit of 0", caughtBy = "senselessNumbersAreRefused")
final class LatestFeedTakesAnyLimit extends ForwardingLatestFeed {
  LatestFeedTakesAnyLimit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.lpush(feed, item);
      transaction.ltrim(feed, 0, limit - 1);
      transaction.exec();
    }
  }
}
