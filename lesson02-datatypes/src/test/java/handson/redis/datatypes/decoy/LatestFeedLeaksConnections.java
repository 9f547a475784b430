package handson.redis.datatypes.decoy;

import handson.redis.datatypes.lettuce.LettuceLatestFeed;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.util.List;

@Decoy(mistake = "opens connections for each reading", caughtBy = "leavesNoConnectionOpen")
final class LatestFeedLeaksConnections extends ForwardingLatestFeed {
  private final RedisClients clients;

  LatestFeedLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public List<String> latest(String feed, int count) {
    return new LettuceLatestFeed(clients.lettuceClient()).latest(feed, count);
  }
}
