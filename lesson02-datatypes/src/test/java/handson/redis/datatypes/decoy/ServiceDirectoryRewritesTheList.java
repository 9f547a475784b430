package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "changes the list in Java and writes it back", caughtBy = "noChangeIsLost")
final class ServiceDirectoryRewritesTheList extends ForwardingServiceDirectory {
  ServiceDirectoryRewritesTheList(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    List<String> names = new ArrayList<>(names(key));
    int place = names.indexOf(name);
    if (place < 0) {
      return false;
    }
    names.add(place, alias);
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.del(key);
      transaction.rpush(key, names.toArray(String[]::new));
      transaction.exec();
    }
    return true;
  }
}
