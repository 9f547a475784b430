package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Bestiary;
import handson.redis.datatypes.Monster;
import handson.redis.datatypes.jedis.JedisBestiary;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingBestiary implements Bestiary {
  protected final UnifiedJedis jedis;
  private final Bestiary right;

  ForwardingBestiary(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisBestiary(jedis);
  }

  @Override
  public void save(String key, Monster monster) {
    right.save(key, monster);
  }

  @Override
  public Optional<Monster> find(String key) {
    return right.find(key);
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    return right.claim(owners, monster, owner);
  }

  @Override
  public long count(String census, String species, long change) {
    return right.count(census, species, change);
  }

  @Override
  public Map<String, Long> census(String census) {
    return right.census(census);
  }

  @Override
  public long species(String census) {
    return right.species(census);
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    return right.expireWeakness(key, timeToLive);
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    return right.weaknessTimeToLive(key);
  }

  /** The fields of a monster as they should be, without the weakness. */
  protected static Map<String, String> fields(Monster monster) {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", monster.name());
    fields.put("level", Integer.toString(monster.level()));
    fields.put("hitPoints", Long.toString(monster.hitPoints()));
    fields.put("speed", Double.toString(monster.speed()));
    return fields;
  }
}
