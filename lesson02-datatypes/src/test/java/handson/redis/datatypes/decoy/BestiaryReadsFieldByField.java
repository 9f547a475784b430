package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Monster;
import handson.redis.testing.Decoy;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the weakness with a command of its own",
    caughtBy = "savesAndFindsAtOneMoment")
final class BestiaryReadsFieldByField extends ForwardingBestiary {
  BestiaryReadsFieldByField(UnifiedJedis jedis) {
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
            Optional.ofNullable(jedis.hget(key, "weakness"))));
  }
}
