package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Optional;
import java.util.function.Supplier;

@Decoy(mistake = "stores what it loaded without a lease", caughtBy = "patienceEnds")
final class CacheAsideStoresAfterPatience extends CommandsCacheAside {
  CacheAsideStoresAfterPatience(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public <V> Optional<V> get(
      CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader) {
    return super.get(cache, id, type, () -> {
      Optional<V> loaded = loader.get();
      SetArgs ttl = SetArgs.Builder.px(jittered(cache, cache.ttl()));
      ask(cache, redis.set(cache.valueKey(id), text(loaded), ttl));
      return loaded;
    });
  }
}
