package handson.redis.basics.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "writes back under WATCH, but SET takes the time to live away",
    caughtBy = "aChangeKeepsTheTimeToLive")
final class BossBattleSetWithWatch extends ForwardingBossBattle {
  BossBattleSetWithWatch(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long hit(String boss, long damage) {
    while (true) {
      try (AbstractTransaction transaction = jedis.transaction(false)) {
        transaction.watch(boss);
        long left = hitPoints(boss) - damage;
        transaction.multi();
        transaction.set(boss, Long.toString(left));
        if (transaction.exec() != null) {
          return left;
        }
      }
    }
  }
}
