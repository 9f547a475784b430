package handson.redis.datatypes.jedis;

import handson.redis.datatypes.Service;
import handson.redis.datatypes.ServiceDirectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListPosition;

/** Lists of names with Jedis. */
public final class JedisServiceDirectory implements ServiceDirectory {
  private final UnifiedJedis jedis;

  public JedisServiceDirectory(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-service-load
  @Override
  public void load(String prefix, List<Service> services) {
    try (AbstractTransaction transaction = jedis.multi()) {
      for (Service service : services) {
        transaction.del(service.key(prefix));
        transaction.rpush(service.key(prefix), service.names().toArray(String[]::new));
      }
      transaction.exec();
    }
  }

  // end

  @Override
  public List<String> names(String key) {
    return jedis.lrange(key, 0, -1);
  }

  @Override
  public Optional<String> officialName(String key) {
    return Optional.ofNullable(jedis.lindex(key, 0));
  }

  @Override
  public OptionalInt position(String key, String name) {
    Long position = jedis.lpos(key, name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position.intValue());
  }

  // snippet: jedis-service-change
  @Override
  public boolean addAlias(String key, String alias) {
    return jedis.rpushx(key, alias) > 0;
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    return jedis.linsert(key, ListPosition.BEFORE, name, alias) > 0;
  }

  @Override
  public boolean remove(String key, String name) {
    return jedis.lrem(key, 0, name) > 0;
  }
  // end
}
