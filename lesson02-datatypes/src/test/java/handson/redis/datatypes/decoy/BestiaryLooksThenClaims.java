package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "looks whether there is an owner, then sets one", caughtBy = "theFirstClaimWins")
final class BestiaryLooksThenClaims extends ForwardingBestiary {
  BestiaryLooksThenClaims(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    if (jedis.hexists(owners, monster)) {
      return false;
    }
    jedis.hset(owners, monster, owner);
    return true;
  }
}
