package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

@Decoy(mistake = "keeps the values in a map of this JVM", caughtBy = "aValueIsLoadedOnce")
final class CacheAsideInMemory extends CommandsCacheAside {
  private final Map<String, Object> values = new ConcurrentHashMap<>();

  CacheAsideInMemory(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public <V> Optional<V> get(
      CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader) {
    Object value = values.computeIfAbsent(cache.valueKey(id), key -> loader.get());
    return ((Optional<?>) value).map(type::cast);
  }
}
