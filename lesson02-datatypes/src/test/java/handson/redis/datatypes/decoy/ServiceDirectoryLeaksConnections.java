package handson.redis.datatypes.decoy;

import handson.redis.datatypes.lettuce.LettuceServiceDirectory;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.util.List;

@Decoy(mistake = "opens connections for each reading", caughtBy = "leavesNoConnectionOpen")
final class ServiceDirectoryLeaksConnections extends ForwardingServiceDirectory {
  private final RedisClients clients;

  ServiceDirectoryLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public List<String> names(String key) {
    return new LettuceServiceDirectory(clients.lettuceClient()).names(key);
  }
}
