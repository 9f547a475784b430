package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "lets Java add, which wraps around at 64 bits", caughtBy = "anOverflowIsAnError")
final class BossBattleWrapsAround extends ForwardingBossBattle {
  BossBattleWrapsAround(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long heal(String boss, long points) {
    long more = hitPoints(boss) + points;
    summon(boss, more);
    return more;
  }
}
