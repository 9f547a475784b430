package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the weakness in a second step", caughtBy = "savesAndFindsAtOneMoment")
final class BestiarySavesInTwoSteps extends ForwardingBestiary {
  BestiarySavesInTwoSteps(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = fields(monster);
    monster.weakness().ifPresent(weakness -> fields.put("weakness", weakness));
    jedis.hset(key, fields);
    if (monster.weakness().isEmpty()) {
      jedis.hdel(key, "weakness");
    }
  }
}
