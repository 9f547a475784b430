package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes numbers with String.format, in the country's form",
    caughtBy = "saveWritesTextFields")
final class BestiaryFormatsNumbers extends ForwardingBestiary {
  BestiaryFormatsNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    super.save(key, monster);
    jedis.hset(key, "speed", String.format("%.2f", monster.speed()));
  }
}
