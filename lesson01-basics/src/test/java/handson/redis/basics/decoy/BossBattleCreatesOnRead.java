package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads with INCRBY 0", caughtBy = "hitPointsReadsRedis")
final class BossBattleCreatesOnRead extends ForwardingBossBattle {
  BossBattleCreatesOnRead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hitPoints(String boss) {
    return jedis.incrBy(boss, 0);
  }
}
