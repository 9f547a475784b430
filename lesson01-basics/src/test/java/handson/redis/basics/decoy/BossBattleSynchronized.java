package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "guards read and write with a lock of its own JVM", caughtBy = "noHitIsLost")
final class BossBattleSynchronized extends ForwardingBossBattle {
  BossBattleSynchronized(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized long hit(String boss, long damage) {
    long left = hitPoints(boss) - damage;
    jedis.set(boss, Long.toString(left));
    return left;
  }
}
