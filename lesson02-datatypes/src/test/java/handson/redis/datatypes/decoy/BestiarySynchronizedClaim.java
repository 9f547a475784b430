package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "guards looking and setting with a lock of its own JVM",
    caughtBy = "theFirstClaimWins")
final class BestiarySynchronizedClaim extends ForwardingBestiary {
  BestiarySynchronizedClaim(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public synchronized boolean claim(String owners, String monster, String owner) {
    boolean free = jedis.hget(owners, monster) == null;
    if (free) {
      jedis.hset(owners, monster, owner);
    }
    return free;
  }
}
