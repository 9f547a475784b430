package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes new fields over the old ones: what vanished stays",
    caughtBy = "changesAreChangedEverywhere")
final class FacilityLoaderKeepsOldDetails extends ScriptedFacilityLoader {
  FacilityLoaderKeepsOldDetails(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(
        BEFORE + INDEX + "redis.call('HSET', KEYS[2], unpack(ARGV, 6))\n" + LEAVE + JOIN + ANSWER);
  }
}
