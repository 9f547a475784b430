package handson.redis.datatypes.jedis;

import handson.redis.datatypes.Bestiary;
import handson.redis.datatypes.Monster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Monsters and tables of them with Jedis. */
public final class JedisBestiary implements Bestiary {
  private static final String WEAKNESS = "weakness";
  private static final int PAGE = 500;

  private final UnifiedJedis jedis;

  public JedisBestiary(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-save-monster
  @Override
  public void save(String key, Monster monster) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", monster.name());
    fields.put("level", Integer.toString(monster.level()));
    fields.put("hitPoints", Long.toString(monster.hitPoints()));
    fields.put("speed", Double.toString(monster.speed()));
    monster.weakness().ifPresent(weakness -> fields.put(WEAKNESS, weakness));
    try (AbstractTransaction transaction = jedis.multi()) {
      Response<Long> written = transaction.hset(key, fields);
      if (monster.weakness().isEmpty()) {
        transaction.hdel(key, WEAKNESS);
      }
      transaction.exec();
      // EXEC succeeds also where a command of the transaction failed; that one's answer throws.
      written.get();
    }
  }

  @Override
  public Optional<Monster> find(String key) {
    List<String> values = jedis.hmget(key, "name", "level", "hitPoints", "speed", WEAKNESS);
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

  // end

  @Override
  public boolean claim(String owners, String monster, String owner) {
    return jedis.hsetnx(owners, monster, owner) == 1;
  }

  @Override
  public long count(String census, String species, long change) {
    try {
      return jedis.hincrBy(census, species, change);
    } catch (JedisDataException e) {
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

  // snippet: jedis-census
  @Override
  public Map<String, Long> census(String census) {
    Map<String, Long> numbers = new TreeMap<>();
    ScanParams params = new ScanParams().count(PAGE);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page = jedis.hscan(census, cursor, params);
      // A field that comes again is put again: there still is one of it.
      page.getResult()
          .forEach(field -> numbers.put(field.getKey(), number(census, field.getValue())));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
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
    return jedis.hlen(census);
  }

  // snippet: jedis-expire-field
  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    // An answer for each field: 1 done, -2 no such field.
    return jedis.hpexpire(key, Bestiary.milliseconds(timeToLive), WEAKNESS).get(0) == 1;
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    // -2 no such field, -1 no end.
    return Optional.of(jedis.hpttl(key, WEAKNESS).get(0))
        .filter(left -> left >= 0)
        .map(Duration::ofMillis);
  }
  // end
}
