package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "takes the number of new fields of HSET for the answer",
    caughtBy = "theFirstClaimWins")
final class BestiaryLastClaimWins extends ForwardingBestiary {
  BestiaryLastClaimWins(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    return jedis.hset(owners, monster, owner) == 1;
  }
}
