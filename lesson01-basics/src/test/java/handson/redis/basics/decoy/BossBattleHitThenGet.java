package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "hits atomically, but reads the answer in a second command",
    caughtBy = "noHitIsLost")
final class BossBattleHitThenGet extends ForwardingBossBattle {
  BossBattleHitThenGet(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hit(String boss, long damage) {
    super.hit(boss, damage);
    return hitPoints(boss);
  }
}
