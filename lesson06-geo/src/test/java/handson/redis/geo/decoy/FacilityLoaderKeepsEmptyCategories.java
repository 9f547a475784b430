package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves a category that lost its last facility among the categories",
    caughtBy = "changesAreChangedEverywhere")
final class FacilityLoaderKeepsEmptyCategories extends ScriptedFacilityLoader {
  FacilityLoaderKeepsEmptyCategories(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE
        + INDEX
        + HASH
        + "if before ~= ARGV[4] and before ~= '' then"
        + " redis.call('SREM', ARGV[5] .. before, ARGV[1]) end\n"
        + JOIN
        + ANSWER);
  }
}
