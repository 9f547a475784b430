package handson.redis.basics.decoy;

import handson.redis.basics.lettuce.LettuceKeyFinder;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.util.List;

@Decoy(mistake = "opens a connection in each call", caughtBy = "leavesNoConnectionOpen")
final class KeyFinderLeaksConnections extends ForwardingKeyFinder {
  private final RedisClients clients;

  KeyFinderLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public List<String> find(String prefix) {
    return new LettuceKeyFinder(clients.lettuceClient().connect()).find(prefix);
  }
}
