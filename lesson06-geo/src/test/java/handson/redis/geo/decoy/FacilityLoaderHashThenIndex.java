package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes the hash first and the position in a second step",
    caughtBy = "everyStepIsWhole")
final class FacilityLoaderHashThenIndex extends ScriptedFacilityLoader {
  FacilityLoaderHashThenIndex(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE + HASH + LEAVE + JOIN, INDEX + ANSWER);
  }
}
