package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;

@Decoy(mistake = "removes the lease, whose ever it is by now", caughtBy = "aLateLoadIsNotStored")
final class CacheAsideEndsAnybodysLease extends CommandsCacheAside {
  CacheAsideEndsAnybodysLease(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void end(CachePolicy cache, String id, String token, String text, Duration ttl) {
    super.end(cache, id, token, text, ttl);
    ask(cache, redis.del(cache.leaseKey(id)));
  }
}
