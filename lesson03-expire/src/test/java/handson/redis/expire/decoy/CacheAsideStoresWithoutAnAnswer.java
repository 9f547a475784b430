package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;

@Decoy(
    mistake = "takes a lease that it has heard nothing of for its own",
    caughtBy = "aLateLeaseStoresNothing")
final class CacheAsideStoresWithoutAnAnswer extends CommandsCacheAside {
  CacheAsideStoresWithoutAnAnswer(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Found<V> find(CachePolicy cache, String id, Class<V> type, String token) {
    try {
      return super.find(cache, id, type, token);
    } catch (Away e) {
      return new Found<>(State.MINE, Optional.empty());
    }
  }
}
