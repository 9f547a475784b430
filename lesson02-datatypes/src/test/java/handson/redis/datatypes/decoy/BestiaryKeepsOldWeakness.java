package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "sets the fields that there are and deletes none",
    caughtBy = "whatIsUnknownIsNoField")
final class BestiaryKeepsOldWeakness extends ForwardingBestiary {
  BestiaryKeepsOldWeakness(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = fields(monster);
    monster.weakness().ifPresent(weakness -> fields.put("weakness", weakness));
    jedis.hset(key, fields);
  }
}
