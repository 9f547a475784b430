package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes position and hash in two steps", caughtBy = "everyStepIsWhole")
final class FacilityLoaderIndexThenHash extends ScriptedFacilityLoader {
  FacilityLoaderIndexThenHash(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(INDEX + ANSWER, BEFORE + HASH + LEAVE + JOIN);
  }
}
