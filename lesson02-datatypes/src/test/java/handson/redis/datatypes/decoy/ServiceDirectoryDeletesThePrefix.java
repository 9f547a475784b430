package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes all ports before it loads some", caughtBy = "loadReplaces")
final class ServiceDirectoryDeletesThePrefix extends ForwardingServiceDirectory {
  ServiceDirectoryDeletesThePrefix(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    jedis.keys(prefix + "*").forEach(jedis::del);
    super.load(prefix, services);
  }
}
