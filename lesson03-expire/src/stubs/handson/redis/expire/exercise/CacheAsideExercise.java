package handson.redis.expire.exercise;

import handson.redis.expire.CacheAside;
import handson.redis.expire.CachePolicy;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.Optional;
import java.util.function.Supplier;

/** Your cache. What each method promises stands in {@link CacheAside}. */
public final class CacheAsideExercise implements CacheAside {
  private final RedisClients clients;

  public CacheAsideExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public <V> Optional<V> get(
      CachePolicy cache, String id, Class<V> type, Supplier<Optional<V>> loader) {
    // TODO
    throw new NotDoneYet("cache-aside: look the value up, or load it under a lease and store it");
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    // TODO
    throw new NotDoneYet("cache-aside: write, then remove the value and its lease");
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    // TODO
    throw new NotDoneYet("cache-aside: read what all programs have counted");
  }
}
