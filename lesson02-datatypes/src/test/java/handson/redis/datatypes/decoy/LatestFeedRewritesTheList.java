package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "changes the list in Java and writes it back", caughtBy = "noItemIsLost")
final class LatestFeedRewritesTheList extends ForwardingLatestFeed {
  LatestFeedRewritesTheList(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publish(String feed, String item, int limit) {

    List<String> items = new ArrayList<>(latest(feed, limit - 1));
    items.add(0, item);
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.del(feed);
      transaction.rpush(feed, items.toArray(String[]::new));
      transaction.exec();
    }
  }
}
