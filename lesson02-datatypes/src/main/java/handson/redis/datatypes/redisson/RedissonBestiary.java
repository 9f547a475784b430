package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Bestiary;
import handson.redis.datatypes.Monster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchOptions.ExecutionMode;
import org.redisson.api.RBatch;
import org.redisson.api.RMap;
import org.redisson.api.RMapAsync;
import org.redisson.api.RMapCacheNative;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** Monsters and tables of them with Redisson. */
public final class RedissonBestiary implements Bestiary {
  private static final String WEAKNESS = "weakness";
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("name", "level", "hitPoints", "speed", WEAKNESS));
  private static final int PAGE = 500;
  // RMap.addAndGet sends HINCRBYFLOAT, which does not stop at 64 bits and counts on from 1.5. The
  // answer is read as text, since Lua's numbers are doubles.
  private static final String ADD = """
      redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2])
      return redis.call('HGET', KEYS[1], ARGV[1])""";

  // After a timeout a script is sent again, and what was only slow would count twice.
  private static final OptionalOptions ONCE =
      OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0);

  private final RedissonClient redisson;

  public RedissonBestiary(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", monster.name());
    fields.put("level", Integer.toString(monster.level()));
    fields.put("hitPoints", Long.toString(monster.hitPoints()));
    fields.put("speed", Double.toString(monster.speed()));
    monster.weakness().ifPresent(weakness -> fields.put(WEAKNESS, weakness));
    BatchOptions multi = BatchOptions.defaults().executionMode(ExecutionMode.IN_MEMORY_ATOMIC);
    RBatch transaction = redisson.createBatch(multi);
    RMapAsync<String, String> hash = transaction.getMap(key, StringCodec.INSTANCE);
    hash.putAllAsync(fields);
    if (monster.weakness().isEmpty()) {
      hash.fastRemoveAsync(WEAKNESS);
    }
    transaction.execute();
  }

  @Override
  public Optional<Monster> find(String key) {
    Map<String, String> values = hash(key).getAll(FIELDS);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Monster(
          values.get("name"),
          Integer.parseInt(values.get("level")),
          Long.parseLong(values.get("hitPoints")),
          Double.parseDouble(values.get("speed")),
          Optional.ofNullable(values.get(WEAKNESS))));
    } catch (NumberFormatException | NullPointerException e) {
      throw new IllegalStateException(key + " holds no monster: " + values, e);
    }
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    // HSETNX; putIfAbsent would be a script, as it also answers with the owner before.
    return hash(owners).fastPutIfAbsent(monster, owner);
  }

  // snippet: redisson-count
  @Override
  public long count(String census, String species, long change) {
    try {
      RScript script = redisson.getScript(ONCE);
      String number = script.eval(
          RScript.Mode.READ_WRITE,
          ADD,
          RScript.ReturnType.VALUE,
          List.of(census),
          species,
          Long.toString(change));
      return Long.parseLong(number);
    } catch (RedisException e) {
      String what = "%s of %s".formatted(species, census);
      if (e.getMessage().startsWith("ERR increment or decrement would overflow")) {
        throw new ArithmeticException(what + " would leave the 64 bits: " + e.getMessage());
      }
      if (e.getMessage().startsWith("ERR hash value is not an integer")) {
        throw new IllegalStateException(what + " is no whole number.", e);
      }
      throw e;
    }
  }

  // end

  // snippet: redisson-census
  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    // Iterating is HSCAN; readAllEntrySet and readAllMap are HGETALL.
    for (Map.Entry<String, String> field : hash(census).entrySet(PAGE)) {
      numbers.put(field.getKey(), number(census, field.getValue()));
    }
    return numbers;
  }

  // end

  private static long number(String census, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(census + " holds '" + text + "', no whole number.", e);
    }
  }

  @Override
  public long species(String census) {
    return hash(census).size();
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    Duration whole = Duration.ofMillis(Bestiary.milliseconds(timeToLive));
    return expiring(key).expireEntry(WEAKNESS, whole);
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    // -2 no such field, -1 no end.
    return Optional.of(expiring(key).remainTimeToLive(WEAKNESS))
        .filter(left -> left >= 0)
        .map(Duration::ofMillis);
  }

  private RMap<String, String> hash(String key) {
    return redisson.getMap(key, StringCodec.INSTANCE);
  }

  /** The same hash; RMapCache would be another format, with a sorted set of its own. */
  private RMapCacheNative<String, String> expiring(String key) {
    return redisson.getMapCacheNative(key, StringCodec.INSTANCE);
  }
}
