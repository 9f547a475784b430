package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts to the limit before the closed ones are left out",
    caughtBy = "limitsWhatIsOpen")
final class OpenNearbyLimitsTooEarly extends ForwardingOpenNearby {
  OpenNearbyLimitsTooEarly(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript(", 'STOREDIST')", ", 'COUNT', ARGV[5], 'STOREDIST')", index, around, sets);
  }
}
