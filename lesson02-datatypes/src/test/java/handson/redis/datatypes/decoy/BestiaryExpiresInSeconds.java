package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Bestiary;
import handson.redis.testing.Decoy;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts the time to live in whole seconds", caughtBy = "onlyTheWeaknessExpires")
final class BestiaryExpiresInSeconds extends ForwardingBestiary {
  BestiaryExpiresInSeconds(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    Bestiary.milliseconds(timeToLive);
    return jedis.hexpire(key, timeToLive.toSeconds(), "weakness").get(0) == 1;
  }
}
