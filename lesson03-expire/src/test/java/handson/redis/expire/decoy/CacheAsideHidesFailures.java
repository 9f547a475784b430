package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;
import java.util.function.Supplier;

@Decoy(mistake = "answers a failed load as absent", caughtBy = "aFailureIsNotCached")
final class CacheAsideHidesFailures extends CommandsCacheAside {
  CacheAsideHidesFailures(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Optional<V> load(CachePolicy cache, String id, String token, Supplier<Optional<V>> loader) {
    try {
      return super.load(cache, id, token, loader);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
