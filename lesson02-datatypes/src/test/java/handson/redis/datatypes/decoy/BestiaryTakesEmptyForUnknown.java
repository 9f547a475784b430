package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "reads an empty text as an unknown weakness", caughtBy = "findReadsRedis")
final class BestiaryTakesEmptyForUnknown extends ForwardingBestiary {
  BestiaryTakesEmptyForUnknown(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Monster> find(String key) {
    return super.find(key)
        .map(m -> new Monster(
            m.name(),
            m.level(),
            m.hitPoints(),
            m.speed(),
            m.weakness().filter(weakness -> !weakness.isEmpty())));
  }
}
