package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "takes a value that it cannot read for none",
    caughtBy = "whatCannotBeReadIsReplaced")
final class CacheAsideUnreadableIsAbsent extends CommandsCacheAside {
  CacheAsideUnreadableIsAbsent(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Found<V> look(CachePolicy cache, String id, Class<V> type, String counter) {
    Found<V> found = super.look(cache, id, type, counter);
    return ask(cache, redis.exists(cache.valueKey(id))) == 0
        ? found
        : new Found<>(State.VALUE, found.value());
  }
}
