package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;

@Decoy(mistake = "does not look again once it has the lease", caughtBy = "theLastMomentCounts")
final class CacheAsideLooksOnce extends CommandsCacheAside {
  CacheAsideLooksOnce(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Found<V> look(CachePolicy cache, String id, Class<V> type, String counter) {
    return counter.equals("gets")
        ? super.look(cache, id, type, counter)
        : new Found<>(State.MINE, Optional.empty());
  }
}
