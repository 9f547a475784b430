package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.Bestiary;
import handson.redis.datatypes.Monster;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Monsters and tables of them with Lettuce. */
public final class LettuceBestiary implements Bestiary {
  private static final String WEAKNESS = "weakness";
  private static final int PAGE = 500;
  // MULTI on the shared connection would take everybody's commands into the transaction.
  private static final String SET_AND_FORGET_WEAKNESS = """
      redis.call('HSET', KEYS[1], unpack(ARGV))
      return redis.call('HDEL', KEYS[1], 'weakness')""";

  private final RedisCommands<String, String> redis;

  public LettuceBestiary(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", monster.name());
    fields.put("level", Integer.toString(monster.level()));
    fields.put("hitPoints", Long.toString(monster.hitPoints()));
    fields.put("speed", Double.toString(monster.speed()));
    if (monster.weakness().isPresent()) {
      fields.put(WEAKNESS, monster.weakness().get());
      redis.hset(key, fields);
      return;
    }
    String[] namesAndValues = fields.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
    redis.eval(
        SET_AND_FORGET_WEAKNESS, ScriptOutputType.INTEGER, new String[] {key}, namesAndValues);
  }

  @Override
  public Optional<Monster> find(String key) {
    List<String> values = redis.hmget(key, "name", "level", "hitPoints", "speed", WEAKNESS).stream()
        .map(field -> field.getValueOrElse(null))
        .toList();
    if (values.stream().allMatch(Objects::isNull)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Monster(
          values.get(0),
          Integer.parseInt(values.get(1)),
          Long.parseLong(values.get(2)),
          Double.parseDouble(values.get(3)),
          Optional.ofNullable(values.get(4))));
    } catch (NumberFormatException | NullPointerException e) {
      throw new IllegalStateException(key + " holds no monster: " + values, e);
    }
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    return redis.hsetnx(owners, monster, owner);
  }

  @Override
  public long count(String census, String species, long change) {
    try {
      return redis.hincrby(census, species, change);
    } catch (RedisCommandExecutionException e) {
      String what = "%s of %s".formatted(species, census);
      if (e.getMessage().contains("overflow")) {
        throw new ArithmeticException(what + " would leave the 64 bits: " + e.getMessage());
      }
      if (e.getMessage().contains("not an integer")) {
        throw new IllegalStateException(what + " is no whole number.", e);
      }
      throw e;
    }
  }

  // snippet: lettuce-census
  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    ScanIterator<KeyValue<String, String>> fields =
        ScanIterator.hscan(redis, census, ScanArgs.Builder.limit(PAGE));
    while (fields.hasNext()) {
      KeyValue<String, String> field = fields.next();
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
    return redis.hlen(census);
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    // An answer for each field: 1 done, -2 no such field.
    return redis.hpexpire(key, Bestiary.milliseconds(timeToLive), WEAKNESS).get(0) == 1;
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    // -2 no such field, -1 no end.
    return Optional.of(redis.hpttl(key, WEAKNESS).get(0))
        .filter(left -> left >= 0)
        .map(Duration::ofMillis);
  }
}
