package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "does not look at what went wrong in a transaction",
    caughtBy = "aKeyOfAnotherTypeIsAnError")
final class LatestFeedForgetsTheAnswers extends ForwardingLatestFeed {
  LatestFeedForgetsTheAnswers(UnifiedJedis jedis) {
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
