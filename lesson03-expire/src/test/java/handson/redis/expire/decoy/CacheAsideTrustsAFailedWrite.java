package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "leaves the old value where the write throws",
    caughtBy = "anUpdateWritesThenDeletes")
final class CacheAsideTrustsAFailedWrite extends CommandsCacheAside {
  CacheAsideTrustsAFailedWrite(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  public boolean update(CachePolicy cache, String id, Runnable write) {
    write.run();
    return removed(cache, id);
  }
}
