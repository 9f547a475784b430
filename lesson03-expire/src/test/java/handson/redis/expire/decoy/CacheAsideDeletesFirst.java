package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(mistake = "deletes before it writes", caughtBy = "anUpdateWritesThenDeletes")
final class CacheAsideDeletesFirst extends CommandsCacheAside {
  CacheAsideDeletesFirst(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    boolean removed = removed(cache, id);
    write.run();
    return removed;
  }
}
