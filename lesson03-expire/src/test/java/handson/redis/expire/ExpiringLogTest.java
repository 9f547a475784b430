package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import handson.redis.expire.ExpiringLog.Entry;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@ContractTest(ExpiringLog.class)
final class ExpiringLogTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int MANY = 200;
  private static final int CROWD = 8;
  private static final int APPENDS = 12;
  private static final Set<String> WALKS = Set.of("KEYS", "SCAN");
  private static final Set<String> CLOCK = Set.of("TIME", "EXPIRETIME", "PEXPIRETIME");

  private final ExpiringLog expiringLog;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String log;

  ExpiringLogTest(ExpiringLog expiringLog, Evidence evidence, Given given) {
    this.expiringLog = expiringLog;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.log = given.key("log");
  }

  @Criterion(
      order = 1,
      value = "entries are read as they were appended, each with its number",
      why = "In a set two entries with the same text are one; a number keeps them apart.",
      tryIt = "ZADD log 4102444800000 1:started")
  void entriesAreRead() {
    String text = given.text();
    List<Entry> entries = new ArrayList<>();
    for (String appended : List.of(text, "a:b:" + text, "", text, ":", "7:" + text)) {
      entries.add(new Entry(expiringLog.append(log, appended, LONG), appended));
    }

    assertThat(expiringLog.read(log)).as("read").isEqualTo(entries);
    assertThat(expiringLog.size(log)).as("size").isEqualTo(entries.size());
    assertThat(keys()).as("keys that start with the log's name").isNotEmpty();
    String other = given.key("log");
    assertThat(expiringLog.read(other)).as("read of no log").isEmpty();
    assertThat(expiringLog.size(other)).as("size of no log").isZero();
  }

  @Criterion(
      order = 2,
      value = "entries stand in the order in which they were appended, not in that of their end",
      why = "A set that is sorted by the end forgets the beginning; and as texts, 10 is before 9.",
      tryIt = "ZRANGE log \"(1700000000000\" +inf BYSCORE")
  void orderIsKept() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add(given.word());
      expiringLog.append(log, texts.get(i), LONG.plusMinutes(given.number(0, 1_000)));
    }
    expiringLog.append(log, "last", LONG.minusMinutes(1));
    texts.add("last");

    assertThat(texts()).as("texts of 13 entries").isEqualTo(texts);
    assertThat(expiringLog.read(log).stream().map(Entry::number))
        .as("numbers")
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Criterion(
      order = 3,
      value = "each entry vanishes when its own time is over, and no other with it",
      why = "A time to live on the whole log keeps all, or takes all.",
      tryIt = "ZREMRANGEBYSCORE log 0 1700000000000")
  void eachVanishesByItself() {
    expiringLog.append(log, "short", SHORT);
    expiringLog.append(log, "an hour", LONG);
    long last = expiringLog.append(log, "a minute", Duration.ofMinutes(1));
    expiringLog.append(log, "short as well", SHORT);
    waitUntil(now() + SHORT.toMillis());

    assertThat(texts()).as("what has not expired").containsExactly("an hour", "a minute");
    assertThat(expiringLog.size(log)).as("size").isEqualTo(2);

    assertThat(expiringLog.append(log, "new", LONG)).as("the next number").isGreaterThan(last);
    assertThat(texts()).as("with a new one").containsExactly("an hour", "a minute", "new");
  }

  @Criterion(
      order = 4,
      value = "the whole log goes with its last entry, and never lacks a time to live",
      why = "A log to which nobody appends any more would stay for ever, its counter too.",
      tryIt = "PEXPIREAT log 4102444800000")
  void theLogExpires() throws Exception {
    expiringLog.append(log, "warm", LONG);
    keys().forEach(redis::del);
    // Cut to whole seconds, nearly one of them is lost.
    Duration longest = LONG.plusMillis(999);
    long before = now();
    List<ReceivedCommand> received = evidence.received(() -> {
      expiringLog.append(log, given.word(), longest);
      expiringLog.append(log, given.word(), Duration.ofMinutes(1));
    });
    long after = now();

    assertThat(keys())
        .as("keys")
        .isNotEmpty()
        .allSatisfy(key -> assertThat(redis.pexpireTime(key))
            .as("PEXPIRETIME of %s, where the last entry has %s", key, longest)
            .isBetween(1L, after + longest.plusSeconds(1).toMillis()));
    assertThat(keys().stream().mapToLong(redis::pexpireTime).max().getAsLong())
        .as("PEXPIRETIME of the key that lives longest, where the last entry has %s", longest)
        .isGreaterThanOrEqualTo(before + longest.toMillis() - 1);
    keys().forEach(redis::del);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(keys())
          .allSatisfy(key -> assertThat(redis.pttl(key))
              .as("PTTL of %s after %s, where -1 is no time to live", key, step.commands())
              .isNotEqualTo(-1));
    }
  }

  @Criterion(
      order = 5,
      value = "what has expired is gone from Redis after the next append",
      why = "A log that only hides its dead grows until the memory is full.",
      tryIt = "ZREMRANGEBYSCORE log 0 1700000000000")
  void nothingGrows() throws Exception {
    expiringLog.append(log, "stays", LONG);
    evidence.unseen(() -> {
      for (int i = 0; i < MANY; i++) {
        expiringLog.append(log, given.word().repeat(50), Duration.ofMillis(1));
      }
    });
    waitUntil(now() + 1);
    expiringLog.append(log, "new", LONG);

    assertThat(texts()).as("texts").containsExactly("stays", "new");
    assertThat(keys().stream().mapToLong(key -> redis.memoryUsage(key, 0)).sum())
        .as("MEMORY USAGE of all keys, after %d entries that expired", MANY)
        .isLessThan(10_000);
  }

  @Criterion(
      order = 6,
      value = "a reader asks for all entries at once, and never searches for their keys",
      why = "A round trip for each entry is slow, and KEYS and SCAN walk through all of Redis.",
      tryIt = "ZRANGE log \"(1700000000000\" +inf BYSCORE")
  void readingIsFewRoundTrips() throws Exception {
    evidence.unseen(() -> {
      for (int i = 0; i < MANY; i++) {
        expiringLog.append(log, given.word(), LONG);
      }
    });
    expiringLog.read(log);
    expiringLog.size(log);

    List<ReceivedCommand> received = evidence.received(() -> {
      assertThat(expiringLog.read(log)).as("read").hasSize(MANY);
      assertThat(expiringLog.size(log)).as("size").isEqualTo(MANY);
    });
    assertThat(received.stream().filter(command -> !command.isFromScript()).count())
        .as("commands for %d entries, beside what scripts do", MANY)
        .isLessThan(20);
    assertThat(received).as("commands").noneMatch(command -> WALKS.contains(command.name()));
  }

  @Criterion(
      order = 7,
      value = "the server's clock decides, not the program's",
      why = "Clocks differ: what a fast one wrote lives too long, a slow one reads what is dead.",
      tryIt = "TIME")
  void theServersClockDecides() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      expiringLog.append(log, given.word(), LONG);
      assertThat(expiringLog.read(log)).as("read").hasSize(1);
      assertThat(expiringLog.size(log)).as("size").isEqualTo(1);
    });

    if (received.stream().noneMatch(command -> CLOCK.contains(command.name()))) {
      long now = now();
      assertThat(received.stream()
              .filter(command -> !command.isFromScript())
              .flatMap(command -> command.arguments().stream()))
          .as("arguments that are about now, %d, though nobody asked Redis for its time", now)
          .noneMatch(argument -> isAbout(now, argument));
    }
  }

  @Criterion(
      order = 8,
      value = "no entry is lost when eight programs append at once",
      why = "Two that read the same number before they write overwrite each other.",
      tryIt = "ZINCRBY log -1 appended")
  void noEntryIsLost() throws Exception {
    List<List<Entry>> appended = new ArrayList<>();
    evidence.unseen(() -> appended.addAll(Crowd.of(CROWD, member -> {
      List<Entry> own = new ArrayList<>();
      for (int i = 0; i < APPENDS; i++) {
        // The same text from all, so that only numbers keep the entries apart.
        own.add(new Entry(expiringLog.append(log, "entry " + i, LONG), "entry " + i));
        assertThat(expiringLog.read(log)).as("what is there").containsAll(own);
      }
      return own;
    })));

    List<Entry> read = expiringLog.read(log);
    assertThat(read).as("entries").hasSize(CROWD * APPENDS).doesNotHaveDuplicates();
    assertThat(appended)
        .as("entries of each")
        .allSatisfy(own -> assertThat(read).containsSubsequence(own));
  }

  @Criterion(
      order = 9,
      value = "a time to live below 1 ms or above 100 years is refused, and nothing is appended",
      why = "An entry that has expired before it is written is a mistake that nobody would see.",
      tryIt = "ZRANGE log 0 -1 WITHSCORES")
  void nonsenseIsRefused() {
    expiringLog.append(log, "stays", LONG);
    for (Duration time : List.of(
        Duration.ZERO,
        Duration.ofMillis(-given.number(1, 1_000_000)),
        Duration.ofNanos(999_999),
        TimeToLive.LONGEST.plusMillis(1),
        Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatThrownBy(() -> expiringLog.append(log, "new", time), "append for " + time)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(texts()).as("texts").containsExactly("stays");
    expiringLog.append(log, "for long", TimeToLive.LONGEST);
    assertThat(texts()).as("with one of 100 years").containsExactly("stays", "for long");
  }

  @Criterion(
      order = 10,
      value = "a null is a NullPointerException before Redis is asked",
      why = "Left to the clients, one throws and another appends an empty text.",
      tryIt = "ZADD log 4102444800000 1:")
  void aNullIsRefused() throws Exception {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("append(null, text, 1 h)", () -> expiringLog.append(null, given.text(), LONG));
    calls.put("append(log, null, 1 h)", () -> expiringLog.append(log, null, LONG));
    calls.put("append(log, text, null)", () -> expiringLog.append(log, given.text(), null));
    calls.put("read(null)", () -> expiringLog.read(null));
    calls.put("size(null)", () -> expiringLog.size(null));

    List<ReceivedCommand> received =
        evidence.received(() -> calls.forEach((name, call) -> assertThat(catchThrowable(call))
            .as("what %s throws", name)
            .isInstanceOf(NullPointerException.class)));

    assertThat(received).as("commands that Redis received").isEmpty();
  }

  private List<String> texts() {
    return expiringLog.read(log).stream().map(Entry::text).toList();
  }

  /** The keys that start with the log's name. */
  private Set<String> keys() {
    Set<String> found = new HashSet<>();
    ScanParams params = new ScanParams().match(log + "*").count(1_000);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = redis.scan(cursor, params);
      found.addAll(page.getResult());
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return found;
  }

  private void waitUntil(long instant) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> now() > instant);
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }

  /** Whether a number is an instant of today, in seconds, milliseconds or microseconds. */
  private static boolean isAbout(long now, String argument) {
    try {
      double number = Double.parseDouble(argument.replace("(", ""));
      double day = Duration.ofDays(1).toMillis();
      return List.of(0.001, 1.0, 1_000.0).stream()
          .anyMatch(unit -> Math.abs(number / unit - now) < day);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
