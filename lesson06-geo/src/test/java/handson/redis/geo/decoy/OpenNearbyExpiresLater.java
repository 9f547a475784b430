package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets its key expire, but says so in a second step",
    caughtBy = "aBreakLeavesNoKey")
final class OpenNearbyExpiresLater extends ForwardingOpenNearby {
  OpenNearbyExpiresLater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    String key = index + ":found:" + UUID.randomUUID();
    store(key, index, around);
    jedis.expire(key, 60);
    return read(key, around, sets);
  }
}
