package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps the number in the JVM", caughtBy = "summonStoresPlainText")
final class BossBattleInMemory extends ForwardingBossBattle {
  private final Map<String, Long> bosses = new ConcurrentHashMap<>();

  BossBattleInMemory(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void summon(String boss, long hitPoints) {
    bosses.put(boss, hitPoints);
  }

  @Override
  public long hit(String boss, long damage) {
    return bosses.merge(boss, -damage, Long::sum);
  }

  @Override
  public long hitPoints(String boss) {
    return bosses.getOrDefault(boss, 0L);
  }
}
