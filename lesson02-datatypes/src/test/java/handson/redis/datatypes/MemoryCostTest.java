package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.datatypes.MemoryCost.Structure;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(MemoryCost.class)
final class MemoryCostTest {
  // No multiple of a round number, so that a last batch is left over.
  private static final int MANY = 2_345;

  private final MemoryCost cost;
  private final Instances<MemoryCost> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String key;

  MemoryCostTest(MemoryCost cost, Instances<MemoryCost> instances, Evidence evidence, Given given) {
    this.cost = cost;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.key = given.key("players");
  }

  @Criterion(
      order = 1,
      value = "store writes the players in each structure",
      why = "What is compared must be the same data.",
      tryIt = "HSET players ann 120")
  void storeWritesThePlayers() {
    Map<String, Long> players = players(MANY);
    List<String> names = List.copyOf(players.keySet());
    List<String> points = players.values().stream().map(String::valueOf).toList();
    for (Structure structure : Structure.values()) {
      cost.store(structure, key + structure, players);
    }

    List<String> keys = MemoryCost.keys(Structure.STRINGS, key + Structure.STRINGS, names);
    assertThat(redis.mget(keys.toArray(String[]::new))).as("strings").isEqualTo(points);
    assertThat(redis.hmget(key + Structure.HASH, names.toArray(String[]::new)))
        .as("hash")
        .isEqualTo(points);
    assertThat(redis.lrange(key + Structure.LIST, 0, -1)).as("list").isEqualTo(names);
    assertThat(redis.smembers(key + Structure.SET)).as("set").isEqualTo(players.keySet());
    assertThat(redis.zcard(key + Structure.SORTED_SET)).as("ZCARD").isEqualTo(MANY);
    assertThat(redis.zmscore(key + Structure.SORTED_SET, names.toArray(String[]::new)))
        .as("scores")
        .isEqualTo(players.values().stream().map(Long::doubleValue).toList());

    cost.store(Structure.HASH, key + Structure.HASH, Map.of(names.get(0), -1L, "one more", 1L));
    assertThat(redis.hlen(key + Structure.HASH)).as("HLEN after one more").isEqualTo(MANY + 1);
    assertThat(redis.hget(key + Structure.HASH, names.get(0))).as("a new value").isEqualTo("-1");
  }

  @Criterion(
      order = 2,
      value = "bytes measures every element of every key, and an absent key adds nothing",
      why = "An average of five elements misses the one that is a megabyte.",
      tryIt = "MEMORY USAGE players SAMPLES 0")
  void bytesMeasuresAll() {
    assertThat(cost.bytes(List.of(key))).as("bytes of an absent key").isZero();
    cost.store(Structure.SET, key, players(MANY));
    redis.sadd(key, "x".repeat(1_000_000));
    List<String> strings = IntStream.range(0, MANY).mapToObj(i -> key + ":" + i).toList();
    strings.forEach(string -> redis.set(string, string));
    List<String> all = new ArrayList<>(strings);
    all.add(1_000, key);
    all.add(given.key("absent"));

    long expected = redis.memoryUsage(key, 0)
        + strings.stream().mapToLong(string -> redis.memoryUsage(string, 0)).sum();

    assertThat(cost.bytes(all)).as("bytes").isEqualTo(expected).isGreaterThan(1_000_000);
  }

  @Criterion(
      order = 3,
      value = "encoding tells how Redis keeps a value",
      why = "It explains a price that is three times as high as yesterday's.",
      tryIt = "OBJECT ENCODING players")
  void encodingTells() {
    assertThat(cost.encoding(key)).as("encoding of an absent key").isEmpty();
    for (Structure structure : Structure.values()) {
      for (int count : List.of(1, MANY)) {
        Map<String, Long> players = players(count);
        String stored = key + structure + count;
        cost.store(structure, stored, players);
        String one = MemoryCost.keys(structure, stored, players.keySet()).get(0);
        assertThat(cost.encoding(one)).as(one).contains(redis.objectEncoding(one));
      }
    }
    redis.sadd(key, "1", "2");
    assertThat(cost.encoding(key)).as("encoding of a set of numbers").contains("intset");
  }

  @Criterion(
      order = 4,
      value = "limit reads a setting of the server",
      why = "Defaults differ from version to version, and administrators change them.",
      tryIt = "CONFIG GET hash-max-listpack-entries")
  void limitReadsASetting() {
    for (String setting : List.of("zset-max-listpack-entries", "list-max-listpack-size")) {
      assertThat(cost.limit(setting))
          .as(setting)
          .hasValue(Long.parseLong(redis.configGet(setting).get(setting)));
    }
    assertThat(cost.limit("hash-max-nothing"))
        .as("a setting that does not exist")
        .isEmpty();
  }

  @Criterion(
      order = 5,
      value = "at its limit a hash is a listpack, and with one field more a hash table",
      why = "The lesson shows this on the server that it runs on.",
      tryIt = "OBJECT ENCODING players")
  void theEncodingChangesAtTheLimit() {
    Map<String, Long> players =
        players((int) cost.limit("hash-max-listpack-entries").orElseThrow());
    cost.store(Structure.HASH, key, players);
    assertThat(cost.encoding(key)).as("with %d fields", players.size()).contains("listpack");
    long before = cost.bytes(List.of(key));

    cost.store(Structure.HASH, key, Map.of("one more", 1L));

    assertThat(cost.encoding(key)).as("with one more").contains("hashtable");
    assertThat(cost.bytes(List.of(key))).as("bytes with one more").isGreaterThan(2 * before);
  }

  @Criterion(
      order = 6,
      value = "many players and many keys take few round trips, and nothing takes none",
      why = "To measure ten thousand keys one by one takes seconds.",
      tryIt = "MSET players:ann 120 players:bob 80")
  void takesFewRoundTrips() throws Exception {
    Map<String, Long> players = players(MANY);
    for (Structure structure : Structure.values()) {
      assertThat(evidence.received(() -> cost.store(structure, key + structure, players)))
          .as("commands that store %d players as %s", MANY, structure)
          .hasSizeLessThan(10)
          .allMatch(command -> command.arguments().size() < 2 * MemoryCost.MOST_AT_ONCE + 10);
    }
    List<String> keys =
        MemoryCost.keys(Structure.STRINGS, key + Structure.STRINGS, players.keySet());
    List<ReceivedCommand> received = evidence.received(() -> cost.bytes(keys));
    if (received.stream().filter(command -> !command.isFromScript()).count() > 10) {
      HeldReplies replies = new HeldReplies(100, MemoryCost.MOST_AT_ONCE + 100);
      MemoryCost held = instances.through(replies);
      assertThat(replies.during(() -> held.bytes(keys)))
          .as("commands on their way before the first answer")
          .isBetween(100, MemoryCost.MOST_AT_ONCE + 10);
    }

    assertThat(evidence.received(() -> {
          cost.store(Structure.SET, key, Map.of());
          assertThat(cost.bytes(List.of())).as("bytes of no keys").isZero();
        }))
        .as("commands for nothing")
        .isEmpty();
  }

  private Map<String, Long> players(int count) {
    String name = given.word();
    Map<String, Long> players = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> players.put(name + i, given.number(-9_999, 99_999)));
    return players;
  }
}
