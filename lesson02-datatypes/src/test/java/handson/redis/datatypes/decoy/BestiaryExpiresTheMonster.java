package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Bestiary;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "gives the time to live to the whole monster", caughtBy = "onlyTheWeaknessExpires")
final class BestiaryExpiresTheMonster extends ForwardingBestiary {
  BestiaryExpiresTheMonster(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    return jedis.hexists(key, "weakness")
        && jedis.pexpire(key, Bestiary.milliseconds(timeToLive)) == 1;
  }
}
