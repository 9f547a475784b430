package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stops at zero", caughtBy = "hitAndHealAnswerWithTheNewNumber")
final class BossBattleNeverBelowZero extends ForwardingBossBattle {
  BossBattleNeverBelowZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hit(String boss, long damage) {
    return Math.max(0, super.hit(boss, damage));
  }
}
