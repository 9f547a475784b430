package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "claims, and then reads who it was", caughtBy = "theFirstClaimWins")
final class BestiaryClaimsByReadingBack extends ForwardingBestiary {
  BestiaryClaimsByReadingBack(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    jedis.hsetnx(owners, monster, owner);
    return owner.equals(jedis.hget(owners, monster));
  }
}
