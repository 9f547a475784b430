package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "counts with CH, so who moved is counted too",
    caughtBy = "theSameAgainChangesNothing")
final class FacilityLoaderCountsMoved extends ScriptedFacilityLoader {
  FacilityLoaderCountsMoved(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE
        + "local added = redis.call('GEOADD', KEYS[1], 'CH', ARGV[2], ARGV[3], ARGV[1])\n"
        + HASH
        + LEAVE
        + JOIN
        + ANSWER);
  }
}
