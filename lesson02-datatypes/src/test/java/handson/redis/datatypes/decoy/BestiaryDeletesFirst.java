package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Map;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "deletes the hash, with the fields of others, before it writes",
    caughtBy = "saveLeavesOtherFieldsAlone")
final class BestiaryDeletesFirst extends ForwardingBestiary {
  BestiaryDeletesFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = fields(monster);
    monster.weakness().ifPresent(weakness -> fields.put("weakness", weakness));
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.del(key);
      transaction.hset(key, fields);
      transaction.exec();
    }
  }
}
