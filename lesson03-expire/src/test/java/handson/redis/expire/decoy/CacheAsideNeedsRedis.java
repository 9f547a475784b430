package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;
import java.util.function.Supplier;

@Decoy(mistake = "fails without Redis", caughtBy = "withoutRedisValuesAreServed")
final class CacheAsideNeedsRedis extends CommandsCacheAside {
  CacheAsideNeedsRedis(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Optional<V> whenAway(Supplier<Optional<V>> loader) {
    throw new IllegalStateException("Redis is away.");
  }
}
