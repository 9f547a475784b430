package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;
import java.util.function.Supplier;

@Decoy(
    mistake = "throws what went wrong with the lease in place of the loader's exception",
    caughtBy = "theOutcomeIsNotLost")
final class CacheAsideHidesTheLoadersFailure extends CommandsCacheAside {
  CacheAsideHidesTheLoadersFailure(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Optional<V> load(CachePolicy cache, String id, String token, Supplier<Optional<V>> loader) {
    return super.load(cache, id, token, () -> {
      try {
        return loader.get();
      } catch (RuntimeException e) {
        end(cache, id, token, null, null);
        throw e;
      }
    });
  }
}
