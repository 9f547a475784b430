package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes an empty text for an unknown weakness",
    caughtBy = "whatIsUnknownIsNoField")
final class BestiaryWritesEmptyForUnknown extends ForwardingBestiary {
  BestiaryWritesEmptyForUnknown(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = fields(monster);
    fields.put("weakness", monster.weakness().orElse(""));
    jedis.hset(key, fields);
  }
}
