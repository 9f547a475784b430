package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.api.StatefulRedisConnection;

@Decoy(
    mistake = "starts the time to live anew with every hit, so popular values grow old",
    caughtBy = "everythingHasItsTimeToLive")
final class CacheAsideExtendsOnHit extends CommandsCacheAside {
  CacheAsideExtendsOnHit(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  <V> Found<V> look(CachePolicy cache, String id, Class<V> type, String counter) {
    Found<V> found = super.look(cache, id, type, counter);
    if (found.state() == State.VALUE) {
      ask(cache, redis.getex(cache.valueKey(id), GetExArgs.Builder.px(cache.ttl())));
    }
    return found;
  }
}
