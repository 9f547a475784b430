package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.RepeatingScan;
import handson.redis.testing.Rival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(Bestiary.class)
final class BestiaryTest {
  // More than two pages of 1,000.
  private static final int MANY = 2_400;
  private static final int PLAYERS = 8;
  private static final int SIGHTINGS = 80;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> READS =
      Set.of("HGET", "HMGET", "HGETALL", "HVALS", "HKEYS", "HSCAN");
  private static final Set<String> WRITES =
      Set.of("HSET", "HMSET", "HDEL", "DEL", "UNLINK", "RENAME");

  private final Bestiary bestiary;
  private final Instances<Bestiary> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String key;
  private final String table;

  BestiaryTest(Bestiary bestiary, Instances<Bestiary> instances, Evidence evidence, Given given) {
    this.bestiary = bestiary;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.key = given.key("monster");
    this.table = given.key("table");
  }

  @Criterion(
      order = 1,
      value = "save writes a hash of text fields, the same in every country",
      why = "With String.format a German program writes 1,5 and an Egyptian one other digits.",
      tryIt = "HSET monster name Hydra level 9 hitPoints 900 speed 1.5")
  void saveWritesTextFields() {
    for (double speed :
        List.of(1.5, -0.25, 0.0, 1e-7, 123_456_789.0, given.random().nextDouble())) {
      String other = given.key("monster");
      int level = (int) given.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
      long hitPoints = given.number(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
      String weakness = given.any(List.of("", given.text()));
      Monster monster = new Monster(given.text(), level, hitPoints, speed, Optional.of(weakness));

      bestiary.save(other, monster);

      assertThat(redis.type(other)).as("the key's type").isEqualTo("hash");
      assertThat(redis.hgetAll(other))
          .as("HGETALL of %s", monster)
          .isEqualTo(Map.of(
              "name", monster.name(),
              "level", Integer.toString(level),
              "hitPoints", Long.toString(hitPoints),
              "speed", Double.toString(speed),
              "weakness", weakness));
    }
  }

  @Criterion(
      order = 2,
      value = "an unknown weakness is a field that is not there",
      why = "An empty text, or the text null, would be a weakness that the players are told of.",
      tryIt = "HDEL monster weakness")
  void whatIsUnknownIsNoField() {
    Monster known = monster(Optional.of(given.text()));
    Monster unknown = monster(Optional.empty());

    bestiary.save(key, unknown);
    assertThat(redis.hkeys(key))
        .as("HKEYS of a monster without a weakness")
        .containsExactlyInAnyOrder("name", "level", "hitPoints", "speed");
    bestiary.save(key, known);
    bestiary.save(key, unknown);
    assertThat(redis.hexists(key, "weakness"))
        .as("whether the old weakness stayed")
        .isFalse();
    assertThat(redis.hget(key, "name")).as("HGET name").isEqualTo(unknown.name());
  }

  @Criterion(
      order = 3,
      value = "find reads what stands in Redis, and makes the record of it",
      why = "Other programs change single fields, and add fields of their own.",
      tryIt = "HMGET monster name level hitPoints speed weakness")
  void findReadsRedis() {
    assertThat(bestiary.find(key)).as("find of an absent key").isEmpty();
    assertThat(redis.exists(key)).as("whether find created it").isFalse();
    redis.hset(key, "lair", "added by another program");
    assertThat(bestiary.find(key))
        .as("find of a hash with no field of a monster")
        .isEmpty();

    Monster monster = monster(Optional.of(""));
    bestiary.save(key, monster);
    assertThat(bestiary.find(key)).as("find").contains(monster);
    redis.hset(key, Map.of("level", "-7", "speed", "2"));
    redis.hdel(key, "weakness");
    assertThat(bestiary.find(key))
        .as("find after another program's HSET and HDEL")
        .contains(new Monster(monster.name(), -7, monster.hitPoints(), 2.0, Optional.empty()));
  }

  @Criterion(
      order = 4,
      value = "a hash that is no monster is an IllegalStateException with its key",
      why = "Whoever reads the log must see which key is broken; a monster of level 0 hides it.",
      tryIt = "HSET monster level high")
  void whatIsNoMonsterIsAnError() {
    Map<String, String> broken = Map.of("level", "1.5", "hitPoints", "", "speed", "fast");
    broken.forEach((field, value) -> {
      String other = given.key("broken");
      bestiary.save(other, monster(Optional.empty()));
      redis.hset(other, field, value);
      assertThatThrownBy(() -> bestiary.find(other), "find with %s '%s'", field, value)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(other);
    });
    for (String field : List.of("name", "level", "hitPoints", "speed")) {
      String other = given.key("broken");
      bestiary.save(other, monster(Optional.empty()));
      redis.hdel(other, field);
      assertThatThrownBy(() -> bestiary.find(other), "find without %s", field)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(other);
    }
  }

  @Criterion(
      order = 5,
      value = "save leaves the fields of other programs and the time to live alone",
      why = "DEL before HSET takes away what you know nothing of.",
      tryIt = "HSET monster lair swamp")
  void saveLeavesOtherFieldsAlone() {
    bestiary.save(key, monster(Optional.of("fire")));
    redis.hset(key, "lair", "swamp");
    redis.expire(key, 1_000);

    bestiary.save(key, monster(Optional.empty()));

    assertThat(redis.hget(key, "lair")).as("HGET of another program's field").isEqualTo("swamp");
    assertThat(redis.ttl(key)).as("TTL in seconds").isBetween(900L, 1_000L);
  }

  @Criterion(
      order = 6,
      value = "save writes and find reads a monster at one moment",
      why = "In between others see the new monster with the weakness of the old one.",
      tryIt = "MULTI")
  void savesAndFindsAtOneMoment() throws Exception {
    for (Optional<String> weakness : List.of(Optional.of("fire"), Optional.<String>empty())) {
      Monster monster = monster(weakness);

      List<AtomicStep> saving = AtomicStep.of(evidence.received(() -> bestiary.save(key, monster)));
      List<AtomicStep> finding =
          AtomicStep.of(evidence.received(() -> assertThat(bestiary.find(key)).contains(monster)));

      assertThat(saving.stream().filter(step -> holds(step, WRITES)).toList())
          .as("steps of save that write")
          .hasSize(1);
      assertThat(finding.stream().filter(step -> holds(step, READS)).toList())
          .as("steps of find that read")
          .hasSize(1);
    }
  }

  @Criterion(
      order = 7,
      value = "claim gives a monster to the first who claims it, and to nobody after him",
      why = "HSET gives it to the last one, and so does a HSET after looking.",
      tryIt = "HSETNX owners hydra ann")
  void theFirstClaimWins() throws Exception {
    String ann = given.word();
    String bob = ann + given.word();

    assertThat(bestiary.claim(table, "hydra", ann)).as("the first claim").isTrue();
    assertThat(bestiary.claim(table, "hydra", bob)).as("a second one").isFalse();
    assertThat(bestiary.claim(table, "hydra", ann)).as("the owner's again").isFalse();
    assertThat(bestiary.claim(table, "sphinx", bob)).as("of another monster").isTrue();
    redis.hset(table, "empty", "");
    assertThat(bestiary.claim(table, "empty", bob)).as("where the owner is ''").isFalse();
    assertThat(redis.hgetAll(table))
        .as("HGETALL")
        .isEqualTo(Map.of("hydra", ann, "sphinx", bob, "empty", ""));

    boolean claimed = Rival.overtakes(
        redis, () -> redis.hset(table, "golem", bob), () -> bestiary.claim(table, "golem", ann));
    assertThat(claimed).as("claim, when another program was just before").isFalse();
    assertThat(redis.hget(table, "golem")).as("HGET").isEqualTo(bob);
  }

  @Criterion(
      order = 8,
      value = "of eight who claim at once, one gets the monster",
      why = "Two players who both were told yes both come to fetch it.",
      tryIt = "HSETNX owners hydra bob")
  void oneOfManyGetsIt() throws Exception {
    List<Set<String>> got = Crowd.of(PLAYERS, player -> {
      Set<String> mine = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        if (bestiary.claim(table, "monster" + i, "player" + player)) {
          mine.add("monster" + i);
        }
      }
      return mine;
    });

    assertThat(got.stream().mapToInt(Set::size).sum())
        .as("claims of 50 that won")
        .isEqualTo(50);
    Map<String, String> owners = redis.hgetAll(table);
    for (int player = 0; player < PLAYERS; player++) {
      assertThat(owners)
          .as("owners, by those who were told so")
          .containsAllEntriesOf(ownedBy("player" + player, got.get(player)));
    }
  }

  @Criterion(
      order = 9,
      value = "count adds to one field and answers with the new number",
      why = "The table counts many things, each by itself; nobody has to create a field first.",
      tryIt = "HINCRBY census hydra -3")
  void countAddsToOneField() {
    long start = given.number(1_000, 9_000);
    long minus = -given.number(10_000, 19_000);
    redis.hset(table, Map.of("hydra", Long.toString(start), "sphinx", "5"));
    redis.expire(table, 1_000);

    assertThat(bestiary.count(table, "hydra", minus)).as("count").isEqualTo(start + minus);
    assertThat(bestiary.count(table, "hydra", 0)).as("count of 0").isEqualTo(start + minus);
    String species = given.text();
    assertThat(bestiary.count(table, species, 3)).as("count of a new species").isEqualTo(3);
    assertThat(redis.hgetAll(table))
        .as("HGETALL")
        .isEqualTo(Map.of("hydra", "" + (start + minus), "sphinx", "5", species, "3"));
    assertThat(redis.ttl(table)).as("TTL in seconds").isBetween(900L, 1_000L);
  }

  @Criterion(
      order = 10,
      value = "no count is lost when eight count at once",
      why = "Between a HGET and a HSET another one's count is overwritten.",
      tryIt = "HINCRBY census hydra 1")
  void noCountIsLost() throws Exception {
    // Half of them sit in other programs, which no lock in this JVM keeps waiting.
    List<Set<Long>> seen = Crowd.of(PLAYERS, player -> {
      Set<Long> answers = new HashSet<>();
      for (int i = 0; i < SIGHTINGS; i++) {
        answers.add(
            player % 2 == 0 ? bestiary.count(table, "hydra", 1) : redis.hincrBy(table, "hydra", 1));
      }
      return answers;
    });

    assertThat(redis.hget(table, "hydra"))
        .as("HGET after %d counts", PLAYERS * SIGHTINGS)
        .isEqualTo("" + PLAYERS * SIGHTINGS);
    assertThat(seen.stream().flatMap(Set::stream).distinct().count())
        .as("answers, no two of them alike")
        .isEqualTo(PLAYERS * SIGHTINGS);
  }

  @Criterion(
      order = 11,
      value = "a count is exact in all 64 bits; beyond it is an ArithmeticException",
      why =
          "A double counts in steps beyond 2^53, HINCRBYFLOAT goes on beyond 64 bits, Java wraps around.",
      tryIt = "HINCRBY census hydra 9223372036854775807")
  void countsAreExact() {
    long odd = (1L << 53) + 2 * given.number(1, 1_000_000) + 1;
    assertThat(bestiary.count(table, "hydra", odd)).as("count").isEqualTo(odd);
    assertThat(bestiary.count(table, "hydra", odd)).as("count").isEqualTo(2 * odd);
    assertThat(redis.hget(table, "hydra")).as("HGET").isEqualTo("" + 2 * odd);

    long most = Long.MAX_VALUE - given.number(0, 5);
    redis.hset(table, Map.of("most", "" + most, "least", "" + Long.MIN_VALUE));
    assertThatThrownBy(() -> bestiary.count(table, "most", 100), "count beyond 64 bits")
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> bestiary.count(table, "least", -1), "count below 64 bits")
        .isInstanceOf(ArithmeticException.class);
    assertThat(redis.hmget(table, "most", "least"))
        .as("HMGET most least")
        .containsExactly("" + most, "" + Long.MIN_VALUE);
  }

  @Criterion(
      order = 12,
      value = "a field that holds no whole number is an IllegalStateException with its name",
      why = "Counting on from 0 would hide what went wrong; the others go on counting.",
      tryIt = "HINCRBY census field-with-text 1")
  void aFieldWithTextIsAnError() {
    for (String text : List.of(given.text(), "1.5", " 1")) {
      redis.hset(table, Map.of("hydra", text, "sphinx", "5"));

      assertThatThrownBy(() -> bestiary.count(table, "hydra", 1), "count with '%s'", text)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(table)
          .hasMessageContaining("hydra");
      assertThat(redis.hget(table, "hydra")).as("HGET").isEqualTo(text);
      assertThatThrownBy(() -> bestiary.census(table), "census with '%s'", text)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(table);
    }
    assertThat(bestiary.count(table, "sphinx", 1)).as("count of another field").isEqualTo(6);
  }

  @Criterion(
      order = 13,
      value = "census returns all species, sorted",
      why = "A page says nothing about the next one; only the cursor 0 says that the walk is over.",
      tryIt = "HSCAN census 0 COUNT 500")
  void censusReturnsAll() throws Exception {
    assertThat(bestiary.census(table)).as("census of an absent key").isEmpty();

    Map<String, Long> few = new TreeMap<>(Map.of("C", 1L, "a", -5L, "b", 0L, "é", 4L, "日本", 7L));
    write(few);
    assertThat(bestiary.census(table)).as("census").isEqualTo(few);
    assertThat(bestiary.census(table).keySet())
        .as("species in their order")
        .containsExactlyElementsOf(few.keySet());
    redis.del(table);

    Map<String, Long> many = species(MANY);
    evidence.unseen(() -> write(many));
    Map<String, Long> census = bestiary.census(table);
    assertThat(census.size()).as("number of species").isEqualTo(MANY);
    assertThat(census.equals(many)).as("whether all are right").isTrue();
  }

  @Criterion(
      order = 14,
      value = "census walks in pages of 100 to 1,000 fields and never asks for all",
      why =
          "While Redis answers HGETALL of a big hash, or makes one huge page, it serves nobody else;"
              + " with pages of 10 the round trips add up.",
      tryIt = "HSCAN census 0 COUNT 500")
  void censusWalksInPages() throws Exception {
    evidence.unseen(() -> write(species(MANY)));

    List<ReceivedCommand> received = evidence.received(() -> bestiary.census(table));

    assertThat(received)
        .extracting(ReceivedCommand::name)
        .as("commands")
        .doesNotContain("HGETALL", "HKEYS", "HVALS");
    // What a script does is one step for all others, so its commands count as one.
    assertThat(received.stream().filter(command -> !command.isFromScript()).count())
        .as("commands to walk past %d fields", MANY)
        .isBetween(2L, MANY / 50L);
  }

  @Criterion(
      order = 15,
      value = "each species stands once, although HSCAN returned a page twice",
      why = "When Redis resizes the hash during the walk, HSCAN may return a field again.",
      tryIt = "HSCAN census 0 COUNT 500")
  void eachSpeciesStandsOnce() throws Exception {
    Map<String, Long> many = species(MANY);
    evidence.unseen(() -> write(many));
    Bestiary behind = instances.through(new RepeatingScan());
    List<Map<String, Long>> census = new ArrayList<>();

    assertThatCode(() -> census.add(behind.census(table)))
        .as("census, when a page comes twice")
        .doesNotThrowAnyException();

    assertThat(census.get(0).size()).as("number of species").isEqualTo(MANY);
    assertThat(census.get(0).equals(many)).as("whether all are right").isTrue();
  }

  @Criterion(
      order = 16,
      value = "species counts in the server",
      why = "HLEN is one number, whatever the hash holds.",
      tryIt = "HLEN census")
  void speciesCountsInTheServer() throws Exception {
    assertThat(bestiary.species(table)).as("species of an absent key").isZero();
    int many = (int) given.number(20, 90);
    write(species(many));
    List<Long> answers = new ArrayList<>();

    List<ReceivedCommand> received = evidence.received(() -> answers.add(bestiary.species(table)));

    assertThat(answers).as("species").containsExactly((long) many);
    assertThat(received)
        .extracting(ReceivedCommand::name)
        .as("commands")
        .doesNotContainAnyElementsOf(READS);
  }

  @Criterion(
      order = 17,
      value = "expireWeakness gives a time to live to this field alone, exact to the millisecond",
      why = "EXPIRE would take the whole monster away, and HEXPIRE counts whole seconds.",
      tryIt = "HPEXPIRE monster 60000 FIELDS 1 weakness")
  void onlyTheWeaknessExpires() {
    evidence.needsRedis("7.4");
    bestiary.save(key, monster(Optional.of("fire")));
    long timeToLive = given.number(90, 300) * 1_000 + 999;

    long before = serverTime();
    assertThat(bestiary.expireWeakness(key, Duration.ofMillis(timeToLive)))
        .as("expireWeakness of a weakness that is there")
        .isTrue();
    long after = serverTime();

    assertThat(redis.hpexpireTime(key, "weakness").get(0))
        .as("when the field ends, in milliseconds of the server's clock")
        .isBetween(before + timeToLive - 100, after + timeToLive + 100);
    assertThat(redis.hpttl(key, "name", "level", "hitPoints", "speed"))
        .as("HPTTL of the other fields (-1: no end)")
        .containsOnly(-1L);
    assertThat(redis.ttl(key)).as("TTL of the key (-1: none)").isEqualTo(-1);

    Monster forgotten = monster(Optional.empty());
    bestiary.save(key, forgotten);
    assertThat(bestiary.expireWeakness(key, Duration.ofSeconds(5)))
        .as("expireWeakness where none is known")
        .isFalse();
    assertThat(bestiary.expireWeakness(given.key("absent"), Duration.ofSeconds(5)))
        .as("expireWeakness of an absent key")
        .isFalse();
    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-5), Duration.ofNanos(999_999))) {
      bestiary.save(key, monster(Optional.of("fire")));
      assertThatThrownBy(() -> bestiary.expireWeakness(key, none), "expireWeakness with %s", none)
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(redis.hpttl(key, "weakness").get(0)).as("HPTTL (-1: no end)").isEqualTo(-1);
    }
  }

  @Criterion(
      order = 18,
      value = "weaknessTimeToLive tells how long, and at the end only the weakness is gone",
      why =
          "A field without an end has no time to live, and one that is not there has none either.",
      tryIt = "HPTTL monster FIELDS 1 weakness")
  void theTimeToLiveIsTold() {
    evidence.needsRedis("7.4");
    assertThat(bestiary.weaknessTimeToLive(key)).as("of an absent key").isEmpty();
    Monster monster = monster(Optional.empty());
    bestiary.save(key, monster);
    assertThat(bestiary.weaknessTimeToLive(key)).as("where none is known").isEmpty();
    redis.hset(key, "weakness", "fire");
    assertThat(bestiary.weaknessTimeToLive(key)).as("where it has no end").isEmpty();

    redis.hpexpire(key, 500_999, "weakness");
    assertThat(bestiary.weaknessTimeToLive(key).orElse(Duration.ZERO))
        .as("of 500.999 s")
        .isBetween(Duration.ofSeconds(400), Duration.ofMillis(500_999));
    bestiary.save(key, monster(Optional.of("water")));
    assertThat(bestiary.weaknessTimeToLive(key))
        .as("after a save with a weakness")
        .isEmpty();

    bestiary.save(key, monster(Optional.of("water")));
    Monster last = bestiary.find(key).orElseThrow();
    bestiary.expireWeakness(key, Duration.ofMillis(1));
    await().atMost(PATIENCE).until(() -> !redis.hexists(key, "weakness"));
    assertThat(bestiary.find(key))
        .as("find after the end")
        .contains(new Monster(
            last.name(), last.level(), last.hitPoints(), last.speed(), Optional.empty()));
  }

  private Monster monster(Optional<String> weakness) {
    return new Monster(
        given.text(),
        (int) given.number(-100, 100),
        given.number(0, 1L << 60),
        given.number(-1_000, 1_000) / 8.0,
        weakness);
  }

  private Map<String, Long> species(int count) {
    Map<String, Long> numbers = new TreeMap<>();
    String word = given.word();
    IntStream.range(0, count)
        .forEach(i -> numbers.put(word + i, given.number(-1_000_000, 1_000_000)));
    return numbers;
  }

  private void write(Map<String, Long> numbers) {
    Map<String, String> fields = new TreeMap<>();
    numbers.forEach((species, number) -> fields.put(species, Long.toString(number)));
    redis.hset(table, fields);
  }

  private static Map<String, String> ownedBy(String owner, Set<String> monsters) {
    Map<String, String> owned = new TreeMap<>();
    monsters.forEach(monster -> owned.put(monster, owner));
    return owned;
  }

  private static boolean holds(AtomicStep step, Set<String> names) {
    return step.commands().stream().anyMatch(command -> names.contains(command.name()));
  }

  private long serverTime() {
    String millis = "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)";
    return (Long) redis.eval(millis);
  }
}
