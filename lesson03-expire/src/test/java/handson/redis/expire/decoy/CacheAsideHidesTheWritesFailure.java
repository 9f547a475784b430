package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "throws what went wrong with the removal in place of the write's exception",
    caughtBy = "theOutcomeIsNotLost")
final class CacheAsideHidesTheWritesFailure extends CommandsCacheAside {
  CacheAsideHidesTheWritesFailure(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    return super.update(cache, id, () -> {
      try {
        write.run();
      } catch (RuntimeException e) {
        remove(cache, id);
        throw e;
      }
    });
  }
}
