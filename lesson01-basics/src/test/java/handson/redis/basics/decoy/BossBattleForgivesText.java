package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes a value that is no number for 0",
    caughtBy = "aValueThatIsNoNumberIsAnError")
final class BossBattleForgivesText extends ForwardingBossBattle {
  BossBattleForgivesText(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hitPoints(String boss) {
    try {
      return super.hitPoints(boss);
    } catch (IllegalStateException e) {
      return 0;
    }
  }
}
