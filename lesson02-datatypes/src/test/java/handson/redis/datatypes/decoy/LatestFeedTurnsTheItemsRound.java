package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts the first of the items in front",
    caughtBy = "publishAllKeepsTheOrderOfEvents")
final class LatestFeedTurnsTheItemsRound extends ForwardingLatestFeed {
  LatestFeedTurnsTheItemsRound(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void publishAll(String feed, List<String> items, int limit) {
    List<String> turned = new ArrayList<>(items);
    Collections.reverse(turned);
    super.publishAll(feed, turned, limit);
  }
}
