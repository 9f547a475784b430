package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.basics.BulkLoader.Outcome;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@ContractTest(BulkLoader.class)
final class BulkLoaderTest {
  // More than a command that names that many, with two words for each, may have.
  private static final int MANY = 2_100;
  // More than are sent at once, and no multiple of a round number, so that a last batch is left
  // over.
  private static final int UNEVEN = 1_234;
  // Enough to tell a command for each key from one for many.
  private static final int FEW = 150;
  private static final int CALLERS = 8;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<String> EXPIRY =
      Set.of("EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT", "GETEX");

  private final BulkLoader loader;
  private final Instances<BulkLoader> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;

  BulkLoaderTest(
      BulkLoader loader, Instances<BulkLoader> instances, Evidence evidence, Given given) {
    this.loader = loader;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
  }

  @Criterion(
      order = 1,
      value = "load writes the values, and read returns them",
      why = "Only what stands in Redis is there for the next program.",
      tryIt = "SET greeting hello PX 60000")
  void loadWritesAndReadReturns() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String value :
        List.of(given.text(), "", "0", "日本".repeat(3_000), given.text() + given.text())) {
      entries.put(given.key("text" + entries.size()), value);
    }
    String first = entries.keySet().iterator().next();
    redis.lpush(first, "what was here before");

    loader.load(entries, HOUR);

    entries.forEach((key, value) -> assertThat(redis.get(key)).as("GET %s", key).isEqualTo(value));
    redis.set(first, "changed by another");
    entries.put(first, "changed by another");
    assertThat(loader.read(List.copyOf(entries.keySet()))).as("read").isEqualTo(entries);
  }

  @Criterion(
      order = 2,
      value = "every key is written and has a time to live, in the last batch too",
      why = "A key without an end stays until the memory is full.",
      tryIt = "PTTL greeting")
  void everyKeyHasATimeToLive() throws Exception {
    Map<String, String> entries = entries(UNEVEN);

    loader.load(entries, HOUR);

    List<Response<Long>> left = new ArrayList<>();
    evidence.unseen(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        entries.keySet().forEach(key -> left.add(pipeline.pttl(key)));
        pipeline.sync();
      }
    });
    assertThat(left.stream().filter(pttl -> pttl.get() == -2).count())
        .as("keys that were not written, of %d", UNEVEN)
        .isZero();
    assertThat(left.stream().filter(pttl -> pttl.get() == -1).count())
        .as("keys without a time to live, of %d", UNEVEN)
        .isZero();
    assertThat(left).extracting(Response::get).allMatch(pttl -> pttl > HOUR.toMillis() / 2);
  }

  @Criterion(
      order = 3,
      value = "the time to live is exact to the millisecond, and at least one",
      why = "EX counts whole seconds: 1.9 s become 1 s, and half a second is an error.",
      tryIt = "SET lock mine PX 500")
  void theTimeToLiveIsExact() {
    String key = given.key("short");
    long timeToLive = given.number(90, 300) * 1_000 + 999;
    loader.load(Map.of(key, "to have a connection"), HOUR);

    long before = serverTime();
    loader.load(Map.of(key, "1"), Duration.ofMillis(timeToLive));
    long after = serverTime();

    assertThat(redis.pexpireTime(key))
        .as("when the key ends, in milliseconds of the server's clock")
        .isBetween(before + timeToLive - 100, after + timeToLive + 100);
    assertThatCode(() -> loader.load(Map.of(key, "1"), Duration.ofMillis(700)))
        .as("load with 700 ms")
        .doesNotThrowAnyException();
    // Where it ended already there is no such time: -2.
    assertThat(redis.pexpireTime(key))
        .as("when the key with 700 ms ends")
        .isLessThan(serverTime() + 800);
    for (Duration none : List.of(Duration.ZERO, Duration.ofMillis(-5), Duration.ofNanos(999_999))) {
      String other = given.key("none");
      assertThatThrownBy(() -> loader.load(Map.of(other, "1"), none))
          .as("load with %s", none)
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(redis.exists(other)).as("whether it was written").isFalse();
    }
  }

  @Criterion(
      order = 4,
      value = "a key gets its value and its time to live in one step",
      why = "If your program dies between SET and PEXPIRE, the key stays for ever.",
      tryIt = "SET greeting hello PX 60000")
  void valueAndTimeToLiveComeTogether() throws Exception {
    Map<String, String> entries = entries(100);
    Set<String> inTransaction = new HashSet<>();
    List<ReceivedCommand> second = new ArrayList<>();

    for (ReceivedCommand command : evidence.received(() -> loader.load(entries, HOUR))) {
      switch (command.name()) {
        case "MULTI" -> inTransaction.add(command.client());
        case "EXEC", "DISCARD" -> inTransaction.remove(command.client());
        default -> {
          boolean inOneStep = command.isFromScript() || inTransaction.contains(command.client());
          if (EXPIRY.contains(command.name()) && !inOneStep) {
            second.add(command);
          }
        }
      }
    }

    assertThat(second).as("commands that set only a time to live").isEmpty();
    assertThat(entries.keySet())
        .as("keys with a time to live")
        .allMatch(key -> redis.pttl(key) > 0);
  }

  @Criterion(
      order = 5,
      value = "read keeps the order of the keys and leaves out what is not there",
      why = "Whoever asks must be able to tell an absent key from an empty text.",
      tryIt = "MGET greeting never-written")
  void readKeepsTheOrder() throws Exception {
    Map<String, String> entries = entries(UNEVEN);
    write(entries);
    String list = given.key("list");
    redis.lpush(list, "no string");
    List<String> existing = List.copyOf(entries.keySet());
    List<String> asked = new ArrayList<>(existing);
    asked.add(0, given.key("absent"));
    asked.add(1_001, list);
    asked.add(given.key("gone"));

    Map<String, String> read = loader.read(asked);

    assertThat(read.size()).as("number of values").isEqualTo(UNEVEN);
    assertThat(List.copyOf(read.keySet()).equals(existing))
        .as("whether in order")
        .isTrue();
    assertThat(read.equals(entries)).as("whether all values are right").isTrue();
  }

  @Criterion(
      order = 6,
      value = "addAll adds to each number and answers in the order of the map",
      why = "The answers of a pipeline carry no names: only the order tells whose they are.",
      tryIt = "INCRBY visits 5")
  void addAllAnswersInOrder() throws Exception {
    Map<String, Long> amounts = amounts(UNEVEN);
    List<Outcome> expected = new ArrayList<>();
    amounts.forEach((key, amount) -> expected.add(Outcome.of(key, 1_000 + amount)));
    Map<String, String> start = new LinkedHashMap<>();
    amounts.keySet().forEach(key -> start.put(key, "1000"));
    write(start);
    redis.expire(expected.get(0).key(), 1_000);

    List<Outcome> outcomes = loader.addAll(amounts);

    assertThat(outcomes.size()).as("number of outcomes").isEqualTo(UNEVEN);
    assertThat(outcomes.subList(0, 5)).as("the first five").isEqualTo(expected.subList(0, 5));
    assertThat(outcomes.equals(expected)).as("whether all are right").isTrue();
    assertThat(redis.get(expected.get(7).key()))
        .as("GET of the eighth")
        .isEqualTo("" + expected.get(7).value().orElseThrow());
    assertThat(redis.ttl(expected.get(0).key())).as("TTL of the first").isPositive();
  }

  @Criterion(
      order = 7,
      value = "a failing command neither hides nor stops the others",
      why = "One broken key among thousands must not cost the rest of the night's import.",
      tryIt = "INCRBY a-key-with-text 5")
  void anErrorHidesNoResult() {
    Map<String, Long> amounts = amounts(UNEVEN);
    List<String> keys = List.copyOf(amounts.keySet());
    redis.set(keys.get(0), given.text());
    redis.lpush(keys.get(999), "no string");
    redis.set(keys.get(1_000), "1.5");
    redis.set(keys.get(1_111), "");
    redis.set(keys.get(UNEVEN - 1), "" + Long.MAX_VALUE);
    amounts.put(keys.get(UNEVEN - 1), 7L);
    Map<String, String> errors = new LinkedHashMap<>();
    for (int broken : List.of(0, 999, 1_000, 1_111, UNEVEN - 1)) {
      errors.put(keys.get(broken), errorOf(keys.get(broken)));
    }
    List<Outcome> outcomes = new ArrayList<>();

    assertThatCode(() -> outcomes.addAll(loader.addAll(amounts)))
        .as("addAll with %d keys that cannot be counted", errors.size())
        .doesNotThrowAnyException();

    assertThat(outcomes.size()).as("number of outcomes").isEqualTo(UNEVEN);
    for (int i = 0; i < UNEVEN; i++) {
      Outcome outcome = outcomes.get(i);
      String key = keys.get(i);
      assertThat(outcome.key()).as("key of outcome %d", i).isEqualTo(key);
      if (errors.containsKey(key)) {
        assertThat(outcome.value()).as("value of outcome %d, which failed", i).isEmpty();
        assertThat(outcome.error().orElse("")).as("error of %d", i).contains(errors.get(key));
      } else {
        assertThat(outcome).as("outcome %d", i).isEqualTo(Outcome.of(key, amounts.get(key)));
      }
    }
    assertThat(redis.get(keys.get(1)))
        .as("GET after an error")
        .isEqualTo("" + amounts.get(keys.get(1)));
  }

  @Criterion(
      order = 8,
      value = "100 to 1,000 commands are on their way at once",
      why =
          "Waiting for each answer makes the network the bottleneck; sending all at once fills the"
              + " memory of both sides.",
      tryIt = "MGET key1 key2 key3")
  void takesFewRoundTrips() throws Exception {
    Map<String, String> entries = entries(MANY);
    write(entries);
    List<String> keys = List.copyOf(entries.keySet());
    Map<String, Long> amounts = amounts(MANY);
    HeldReplies replies = new HeldReplies(100, BulkLoader.MOST_AT_ONCE + 100);
    BulkLoader held = instances.through(replies);

    for (Call call : List.of(
        new Call("load", (some, count) -> some.load(first(count, entries), HOUR)),
        new Call("read", (some, count) -> some.read(keys.subList(0, count))),
        new Call("addAll", (some, count) -> some.addAll(first(count, amounts))))) {
      List<ReceivedCommand> few = evidence.received(() -> call.on().accept(loader, FEW));
      if (few.stream().filter(command -> !command.isFromScript()).count() > FEW / 50) {
        evidence.unseen(() -> assertThat(replies.during(() -> call.on().accept(held, UNEVEN)))
            .as("commands of %s on their way before the first answer", call.name())
            .isBetween(100, BulkLoader.MOST_AT_ONCE + 10));
      } else {
        // A script, or a command with many keys, needs no pipeline.
        assertThat(evidence.received(() -> call.on().accept(loader, MANY)))
            .extracting(command -> command.arguments().size())
            .as("words of each command of %s, with up to two for a key", call.name())
            .allMatch(words -> words < 2 * BulkLoader.MOST_AT_ONCE + 10);
      }
    }
  }

  @Criterion(
      order = 9,
      value = "nothing to do sends nothing",
      why = "MGET without a key is an error, and a round trip for nothing still costs one.",
      tryIt = "MGET")
  void nothingSendsNothing() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      loader.load(Map.of(), HOUR);
      assertThat(loader.read(List.of())).as("read of no keys").isEmpty();
      assertThat(loader.addAll(Map.of())).as("addAll of no amounts").isEmpty();
    });

    assertThat(received).as("commands").isEmpty();
  }

  @Criterion(
      order = 10,
      value = "load throws where Redis refuses a write",
      why = "A pipeline tells of a failure only to those who look at the answers.",
      tryIt = "CONFIG GET maxmemory-policy")
  void aRefusedWriteIsNoSecret() throws Exception {
    Map<String, String> entries = entries(UNEVEN);
    BulkLoader refused =
        instances.through(new Refusal(List.copyOf(entries.keySet()).get(1_100)));

    evidence.unseen(() -> assertThatThrownBy(() -> refused.load(entries, HOUR))
        .as("load, when Redis answers one of %d writes with an error", UNEVEN)
        .isInstanceOf(RuntimeException.class));
  }

  @Criterion(
      order = 11,
      value = "callers at the same time, and one after the other, get their own answers",
      why = "Answers that two threads read from one pipeline, or keep in one list, get mixed up.",
      tryIt = "CLIENT LIST")
  void everyCallerGetsItsOwn() throws Exception {
    String shared = given.key("shared");

    List<Boolean> right = new ArrayList<>();
    evidence.unseen(() -> right.addAll(Crowd.of(CALLERS, caller -> {
      Map<String, Long> amounts = new LinkedHashMap<>();
      Map<String, String> entries = new LinkedHashMap<>();
      for (int i = 0; i < 100; i++) {
        amounts.put(given.namespace() + caller + ":number:" + i, 1_000L * caller + i);
        entries.put(given.namespace() + caller + ":text:" + i, caller + "/" + i);
      }
      loader.load(entries, HOUR);
      List<Outcome> first = loader.addAll(amounts);
      loader.addAll(Map.of(shared, 1L));
      List<Outcome> second = loader.addAll(amounts);
      return first.equals(outcomes(amounts, 1))
          && second.equals(outcomes(amounts, 2))
          && loader.read(List.copyOf(entries.keySet())).equals(entries);
    })));

    assertThat(right).as("whether each caller's answers are right").doesNotContain(false);
    assertThat(redis.get(shared)).as("GET of what all added 1 to").isEqualTo("" + CALLERS);
  }

  @Criterion(
      order = 12,
      value = "no call leaves a connection open",
      why =
          "A pipeline has a connection for itself: who does not close it takes one from the pool.",
      tryIt = "CLIENT LIST")
  void leavesNoConnectionOpen() throws Exception {
    Map<String, String> entries = entries(5);
    Map<String, Long> amounts = amounts(5);
    List<String> keys = List.copyOf(entries.keySet());
    loader.load(entries, HOUR);
    loader.addAll(amounts);
    loader.read(keys);

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 20; i++) {
        loader.load(entries, HOUR);
        loader.addAll(amounts);
        loader.read(keys);
      }
    });

    assertThat(left).as("connections left open by 60 calls").isLessThan(10);
  }

  private Map<String, String> entries(int count) {
    String prefix = given.key("entry");
    Map<String, String> entries = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> entries.put(prefix + ":" + i, given.word() + i));
    return entries;
  }

  private void write(Map<String, String> values) throws Exception {
    evidence.unseen(() -> redis.mset(values.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
        .toArray(String[]::new)));
  }

  private Map<String, Long> amounts(int count) {
    String prefix = given.key("amount");
    Map<String, Long> amounts = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> amounts.put(prefix + ":" + i, given.number(-999, 999)));
    return amounts;
  }

  private static <T> Map<String, T> first(int count, Map<String, T> all) {
    Map<String, T> some = new LinkedHashMap<>();
    all.entrySet().stream().limit(count).forEach(e -> some.put(e.getKey(), e.getValue()));
    return some;
  }

  private static List<Outcome> outcomes(Map<String, Long> amounts, int times) {
    return amounts.entrySet().stream()
        .map(amount -> Outcome.of(amount.getKey(), times * amount.getValue()))
        .toList();
  }

  private String errorOf(String key) {
    try {
      redis.incrBy(key, 7);
    } catch (JedisDataException e) {
      return e.getMessage();
    }
    throw new IllegalStateException(key + " can be counted.");
  }

  private long serverTime() {
    String millis = "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)";
    return (Long) redis.eval(millis);
  }

  /** A method of the loader, and with how many keys. */
  private record Call(String name, ObjIntConsumer<BulkLoader> on) {}

  /** Turns the command that would write a key into one that Redis answers with an error. */
  private record Refusal(String victim) implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      String bytes =
          new String(victim.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return command.contains(bytes) ? List.of("SET", bytes) : command;
    }
  }
}
