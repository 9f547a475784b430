package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "lets a column that is called name write over the name",
    caughtBy = "hashesHaveTheFields")
final class FacilityLoaderDetailsOverName extends ScriptedFacilityLoader {
  FacilityLoaderDetailsOverName(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE
        + INDEX
        + HASH
        + "local name = redis.call('HGET', KEYS[2], 'name_')\n"
        + "if name then redis.call('HSET', KEYS[2], 'name', name)"
        + " redis.call('HDEL', KEYS[2], 'name_') end\n"
        + LEAVE
        + JOIN
        + ANSWER);
  }
}
