package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the names in the JVM", caughtBy = "namesReadsRedis")
final class ServiceDirectoryInMemory extends ForwardingServiceDirectory {
  ServiceDirectoryInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

  @Override
  public void load(String prefix, List<Service> services) {
    super.load(prefix, services);
    services.forEach(service -> lists.put(service.key(prefix), service.names()));
  }

  @Override
  public List<String> names(String key) {
    return lists.computeIfAbsent(key, super::names);
  }
}
