package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Service;
import handson.redis.datatypes.ServiceDirectory;
import handson.redis.datatypes.jedis.JedisServiceDirectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingServiceDirectory implements ServiceDirectory {
  protected final UnifiedJedis jedis;
  private final ServiceDirectory right;

  ForwardingServiceDirectory(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisServiceDirectory(jedis);
  }

  @Override
  public void load(String prefix, List<Service> services) {
    right.load(prefix, services);
  }

  @Override
  public List<String> names(String key) {
    return right.names(key);
  }

  @Override
  public Optional<String> officialName(String key) {
    return right.officialName(key);
  }

  @Override
  public OptionalInt position(String key, String name) {
    return right.position(key, name);
  }

  @Override
  public boolean addAlias(String key, String alias) {
    return right.addAlias(key, alias);
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    return right.addAliasBefore(key, name, alias);
  }

  @Override
  public boolean remove(String key, String name) {
    return right.remove(key, name);
  }
}
