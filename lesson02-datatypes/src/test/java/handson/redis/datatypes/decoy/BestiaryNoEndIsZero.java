package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes the codes -1 and -2 for a time to live", caughtBy = "theTimeToLiveIsTold")
final class BestiaryNoEndIsZero extends ForwardingBestiary {
  BestiaryNoEndIsZero(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    return Optional.of(
        Duration.ofMillis(Math.max(0, jedis.hpttl(key, "weakness").get(0))));
  }
}
