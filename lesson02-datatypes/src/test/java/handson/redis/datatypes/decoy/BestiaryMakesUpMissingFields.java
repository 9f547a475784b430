package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes 0 for a number that is missing", caughtBy = "whatIsNoMonsterIsAnError")
final class BestiaryMakesUpMissingFields extends ForwardingBestiary {
  BestiaryMakesUpMissingFields(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Optional<Monster> find(String key) {
    Map<String, String> fields = jedis.hgetAll(key);
    if (!fields.containsKey("name")) {
      return super.find(key);
    }
    return Optional.of(new Monster(
        fields.get("name"),
        Integer.parseInt(fields.getOrDefault("level", "0")),
        Long.parseLong(fields.getOrDefault("hitPoints", "0")),
        Double.parseDouble(fields.getOrDefault("speed", "0")),
        Optional.ofNullable(fields.get("weakness"))));
  }
}
