package handson.redis.basics.decoy;

import handson.redis.basics.lettuce.LettuceBulkLoader;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;

@Decoy(mistake = "opens a connection for each pipeline", caughtBy = "leavesNoConnectionOpen")
final class BulkLoaderLeaksConnections extends ForwardingBulkLoader {
  private final RedisClients clients;

  BulkLoaderLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public List<Outcome> addAll(Map<String, Long> amounts) {
    return new LettuceBulkLoader(clients.lettuceClient().connect()).addAll(amounts);
  }
}
