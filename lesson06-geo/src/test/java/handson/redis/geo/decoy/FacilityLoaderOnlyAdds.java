package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "leaves who is there already where it is, with GEOADD NX",
    caughtBy = "theSameAgainChangesNothing")
final class FacilityLoaderOnlyAdds extends ScriptedFacilityLoader {
  FacilityLoaderOnlyAdds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE
        + "local added = redis.call('GEOADD', KEYS[1], 'NX', ARGV[2], ARGV[3], ARGV[1])\n"
        + HASH
        + LEAVE
        + JOIN
        + ANSWER);
  }
}
