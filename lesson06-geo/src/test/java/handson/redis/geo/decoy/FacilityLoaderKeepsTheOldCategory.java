package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "never takes an id out of a category", caughtBy = "changesAreChangedEverywhere")
final class FacilityLoaderKeepsTheOldCategory extends ScriptedFacilityLoader {
  FacilityLoaderKeepsTheOldCategory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(INDEX + HASH + JOIN + ANSWER);
  }
}
