package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads, subtracts and writes back in two commands", caughtBy = "noHitIsLost")
final class BossBattleGetThenSet extends ForwardingBossBattle {
  BossBattleGetThenSet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hit(String boss, long damage) {
    long left = hitPoints(boss) - damage;
    jedis.set(boss, Long.toString(left));
    return left;
  }
}
