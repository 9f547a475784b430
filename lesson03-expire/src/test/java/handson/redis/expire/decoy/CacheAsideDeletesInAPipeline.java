package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "deletes the value and then the lease, in one pipeline",
    caughtBy = "anOldValueIsNotStored")
final class CacheAsideDeletesInAPipeline extends CommandsCacheAside {
  private final StatefulRedisConnection<String, String> connection;

  CacheAsideDeletesInAPipeline(StatefulRedisConnection<String, String> connection) {
    super(connection);
    this.connection = connection;
  }

  @Override
  void remove(CachePolicy cache, String id) {
    connection.setAutoFlushCommands(false);
    RedisFuture<Long> value = redis.del(cache.valueKey(id));
    RedisFuture<Long> lease = redis.del(cache.leaseKey(id));
    connection.flushCommands();
    connection.setAutoFlushCommands(true);
    ask(cache, value);
    ask(cache, lease);
  }
}
