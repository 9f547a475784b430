package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts with INCRBYFLOAT", caughtBy = "numbersAreExact")
final class BossBattleAsDouble extends ForwardingBossBattle {
  BossBattleAsDouble(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long heal(String boss, long points) {
    return (long) jedis.incrByFloat(boss, points);
  }
}
