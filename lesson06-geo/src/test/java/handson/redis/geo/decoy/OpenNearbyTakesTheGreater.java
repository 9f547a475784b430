package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the greater of distance and 1, which goes well in metres",
    caughtBy = "unitsAreKept")
final class OpenNearbyTakesTheGreater extends ForwardingOpenNearby {
  OpenNearbyTakesTheGreater(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    return withScript(
        "table.insert(command, 0) end",
        "table.insert(command, 1) end table.insert(command, 'AGGREGATE') table.insert(command, 'MAX')",
        index,
        around,
        sets);
  }
}
