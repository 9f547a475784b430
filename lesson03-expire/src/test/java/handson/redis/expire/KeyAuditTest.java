package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.expire.KeyAudit.LargeKey;
import handson.redis.expire.KeyAudit.Progress;
import handson.redis.expire.KeyAudit.Report;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.RepeatingScan;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@ContractTest(KeyAudit.class)
final class KeyAuditTest {
  private static final Progress NOBODY = (walked, total) -> {};
  private static final SetParams HOUR = SetParams.setParams().ex(3_600);
  private static final int MANY = 2_000;
  private static final int LONG_NAME = 2_000;
  private static final int LOOKS = 20;
  private static final int SETTLED = 100_000;
  private static final int SOME = 1_500;
  private static final int SIX_TIMES = 9_000;

  private final KeyAudit audit;
  private final Instances<KeyAudit> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String prefix;
  private final String pattern;

  KeyAuditTest(KeyAudit audit, Instances<KeyAudit> instances, Evidence evidence, Given given) {
    this.audit = audit;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.prefix = given.key("shop") + ":";
    this.pattern = prefix + "*";
  }

  @Criterion(
      order = 1,
      value = "audit counts the keys that match, and those of each type",
      why = "What a database is full of is the first thing to know of it.",
      tryIt = "TYPE session:1")
  void countsKeysAndTypes() {
    assertThat(audit.audit(pattern, 5, NOBODY))
        .as("the report where no key matches")
        .isEqualTo(new Report(0, 0, Map.of(), List.of(), List.of()));

    long strings = given.number(2, 9);
    IntStream.range(0, (int) strings).forEach(i -> redis.set(prefix + i, "1"));
    redis.rpush(prefix + "ñ", "a");
    redis.sadd(prefix + "set", "a");
    redis.hset(prefix + "hash", "field", "a");
    redis.hset(prefix + "日本", "field", "a");
    redis.zadd(prefix + "zset", 1, "a");
    redis.xadd(prefix + "stream", StreamEntryID.NEW_ENTRY, Map.of("field", "a"));
    redis.set(given.key("other"), "1");

    Report report = audit.audit(pattern, 5, NOBODY);
    assertThat(report.keys()).as("keys").isEqualTo(strings + 6);
    assertThat(report.types())
        .as("types")
        .isEqualTo(
            Map.of("string", strings, "list", 1L, "set", 1L, "hash", 2L, "zset", 1L, "stream", 1L));
    assertThat(audit.audit(prefix + "h?sh", 5, NOBODY).keys())
        .as("keys that match h?sh")
        .isEqualTo(1);
  }

  @Criterion(
      order = 2,
      value = "audit counts the keys that never expire, and names the first of them",
      why = "A key without a time to live stays until somebody remembers it.",
      tryIt = "PTTL session:1")
  void findsKeysWithoutATtl() throws Exception {
    evidence.fill(prefix + "é", 100);
    evidence.unseen(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        IntStream.range(0, 100).forEach(i -> pipeline.set(prefix + i, "1", HOUR));
        pipeline.sync();
      }
    });
    TreeSet<String> lasting = IntStream.range(0, 100)
        .mapToObj(i -> prefix + "é" + i)
        .collect(Collectors.toCollection(TreeSet::new));
    redis.hset(prefix + "hash", "field", "1");
    lasting.add(prefix + "hash");
    redis.expire(prefix + 7, 10_000_000_000L);
    int most = (int) given.number(2, 90);

    Report report = audit.audit(pattern, most, NOBODY);

    assertThat(report.keys()).as("keys").isEqualTo(201);
    assertThat(report.withoutTtl()).as("keys without a TTL").isEqualTo(lasting.size());
    assertThat(report.lasting())
        .as("the first %d of them", most)
        .containsExactlyElementsOf(lasting.stream().limit(most).toList());
  }

  @Criterion(
      order = 3,
      value = "audit names the largest keys in bytes, the largest first",
      why = "A million keys can take less memory than one that nobody has trimmed.",
      tryIt = "MEMORY USAGE session:1")
  void findsTheLargestKeys() throws Exception {
    List<LargeKey> expected = new ArrayList<>();
    evidence.unseen(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        for (int i = 0; i < 120; i++) {
          int size = 1_000 * (1 + (int) given.number(0, 40));
          pipeline.setrange(prefix + (100 + i), size - 1, "x");
        }
        pipeline.rpush(prefix + "list", "x".repeat(30_000), "y".repeat(30_000));
        pipeline.hset(prefix + "hash", "field", "x".repeat(50_000));
        // Many elements, and little in them.
        pipeline.rpush(
            prefix + "long", IntStream.range(0, 500).mapToObj(i -> "1").toArray(String[]::new));
        pipeline.sync();
      }
      expected.addAll(largest());
    });

    List<LargeKey> found = audit.audit(pattern, 50, NOBODY).largest();

    assertThat(found).as("the 50 largest").containsExactlyElementsOf(expected.subList(0, 50));
    assertThat(audit.audit(pattern, 1, NOBODY).largest())
        .as("the largest")
        .containsExactly(expected.get(0));
  }

  @Criterion(
      order = 4,
      value = "a report of less than one key of a kind, or more than 100, is refused",
      why = "A report that names every key is as large as the database.",
      tryIt = "DBSIZE")
  void nonsenseIsRefused() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      for (int most : List.of(-1, 0, KeyAudit.MOST + 1)) {
        assertThatThrownBy(() -> audit.audit(pattern, most, NOBODY))
            .as("audit of at most %d", most)
            .isInstanceOf(IllegalArgumentException.class);
      }
    });
    assertThat(received).as("commands").isEmpty();
    assertThat(audit.audit(pattern, KeyAudit.MOST, NOBODY).keys()).as("keys").isZero();
  }

  @Criterion(
      order = 5,
      value = "audit sees all pages, the empty ones in between too",
      why = "A page says nothing about the next one; only the cursor 0 says that the walk is over.",
      tryIt = "SCAN 0 MATCH \"session:*\" COUNT 500")
  void seesAllPages() throws Exception {
    evidence.fill(given.key("other") + ":", MANY);
    // Each is somewhere else; that all are on the first page is a matter of one in millions.
    for (int i = 0; i < 12; i++) {
      String lonely = given.key("lonely");
      redis.set(lonely, "a");
      assertThat(audit.audit(lonely, 5, NOBODY).lasting())
          .as("one key among many")
          .containsExactly(lonely);
    }

    // Some on each page.
    int some = 200;
    evidence.fill(prefix, some);
    Report report = audit.audit(pattern, 5, NOBODY);
    assertThat(report.keys()).as("keys").isEqualTo(some);
    assertThat(report.withoutTtl()).as("keys without a TTL").isEqualTo(some);
  }

  @Criterion(
      order = 6,
      value = "audit walks in pages of 100 to 1,000 keys, and never sends KEYS",
      why = "While Redis answers KEYS, or makes one huge page, it serves nobody else.",
      tryIt = "SCAN 0 COUNT 500")
  void walksInPages() throws Exception {
    evidence.fill(prefix, MANY);
    int all = (int) redis.dbSize();
    // The pages are as many where few keys match.
    String few = prefix + "1?";
    audit.audit(few, 5, NOBODY);

    List<ReceivedCommand> received = evidence.received(() -> audit.audit(few, 5, NOBODY));

    assertThat(received).extracting(ReceivedCommand::name).as("commands").doesNotContain("KEYS");
    List<ReceivedCommand> pages =
        received.stream().filter(command -> command.name().equals("SCAN")).toList();
    assertThat(pages.size())
        .as("pages to walk past %d keys", all)
        .isBetween(all / 2_000 + 1, all / 50);
    // What a script does is one step for all others.
    assertThat(received.stream().filter(command -> !command.isFromScript()).count())
        .as("commands and scripts for %d pages", pages.size())
        .isGreaterThanOrEqualTo(pages.size());
  }

  @Criterion(
      order = 7,
      value = "the keys of a page are looked at in one round trip, not one by one",
      why = "A million keys and three questions each are three million round trips.",
      tryIt = "MEMORY USAGE session:1")
  void looksAtAPageAtOnce() throws Exception {
    int some = 200;
    evidence.fill(prefix, some);
    List<ReceivedCommand> received = evidence.received(() -> audit.audit(pattern, 5, NOBODY));
    if (received.stream().filter(command -> !command.isFromScript()).count() < some / 10) {
      // A script for each page.
      return;
    }
    evidence.fill(prefix, 1_700);
    HeldReplies replies = new HeldReplies(100, 5_000);
    KeyAudit held = instances.through(new Looks(replies));

    evidence.unseen(() -> assertThat(replies.during(() -> held.audit(pattern, 5, NOBODY)))
        .as("commands on their way before the first answer, for pages of 100 to 1,000 keys")
        .isBetween(100, 4_999));
  }

  @Criterion(
      order = 8,
      value = "no value is fetched, and none is measured element by element",
      why = "To learn the size of a hash with a million fields, Redis must not walk all of them.",
      tryIt = "MEMORY USAGE session:1 SAMPLES 5")
  void looksAtNoValue() throws Exception {
    bigString(prefix + "string", 2_000_000);
    evidence.unseen(() -> {
      redis.rpush(prefix + "list", "x".repeat(150_000), "y".repeat(150_000));
      redis.hset(prefix + "hash", "field", "x".repeat(300_000));
    });
    audit.audit(pattern, 5, NOBODY);

    List<ReceivedCommand> received = new ArrayList<>();
    long bytes = evidence.bytesSent(
        () -> received.addAll(evidence.received(() -> audit.audit(pattern, 5, NOBODY))));

    assertThat(bytes).as("bytes that Redis sent").isLessThan(250_000);
    assertThat(received.stream().map(KeyAuditTest::words))
        .as("commands")
        .noneMatch(words -> words.matches("MEMORY USAGE .* SAMPLES 0"));
  }

  @Criterion(
      order = 9,
      value = "a key that goes while it is looked at is left out, and is no error",
      why = "Between your SCAN and your questions its time can end.",
      tryIt = "MEMORY USAGE not-there-any-more")
  void aKeyMayGo() throws Exception {
    evidence.fill(prefix, 200);
    evidence.fill(prefix + "going", 60);
    Thief thief = new Thief(prefix + "going");
    KeyAudit robbed = instances.through(thief);
    AtomicReference<Report> report = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();

    evidence.unseen(
        () -> thrown.set(catchThrowable(() -> report.set(robbed.audit(pattern, 100, NOBODY)))));
    thief.stolen().forEach(redis::unlink);

    assertThat(thrown.get()).as("what the audit threw while keys went").isNull();
    assertThat(report.get().keys())
        .as("keys that stay while others go")
        .isEqualTo(redis.keys(pattern).size());
    assertThat(report.get().withoutTtl())
        .as("of them without a TTL")
        .isEqualTo(report.get().keys());
    assertThat(report.get().types()).as("types").containsOnlyKeys("string");
  }

  @Criterion(
      order = 10,
      value = "a key stands once among the largest, and once among the others",
      why = "When Redis resizes its table of keys during the walk, SCAN may return a key again.",
      tryIt = "SCAN 0 COUNT 500")
  void eachKeyIsNamedOnce() throws Exception {
    int keys = 150;
    // For more than one page, whoever makes it.
    evidence.fill(given.key("other") + ":", 1_200 - keys);
    evidence.unseen(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        // All of different size, so that those of any page are among the largest.
        IntStream.range(0, keys).forEach(i -> pipeline.setrange(prefix + i, 64 + 8 * i, "x"));
        pipeline.sync();
      }
    });

    Report report = instances.through(new RepeatingScan()).audit(pattern, 100, NOBODY);

    assertThat(report.largest()).as("the largest").hasSize(100).doesNotHaveDuplicates();
    assertThat(report.lasting()).as("without a TTL").hasSize(100).doesNotHaveDuplicates();
    assertThat(report.keys())
        .as("keys, where a page of %d came twice", keys)
        .isBetween((long) keys, 2L * keys);
  }

  @Criterion(
      order = 11,
      value = "progress goes up with each page, to the number of keys",
      why = "Who sees a bar that moves waits; who sees nothing presses Ctrl-C.",
      tryIt = "DBSIZE")
  void progressGoesUp() throws Exception {
    evidence.fill(prefix, MANY);
    long all = redis.dbSize();
    List<Long> walked = new ArrayList<>();
    Set<Long> totals = new TreeSet<>();

    audit.audit(prefix + "1?", 5, (now, total) -> {
      walked.add(now);
      totals.add(total);
    });

    assertThat(totals).as("totals").hasSize(1);
    long total = totals.iterator().next();
    assertThat(total).as("total").isBetween(all - 10, all + 10);
    assertThat(walked).as("walked").isSorted().endsWith(total);
    assertThat(walked.stream().distinct().count())
        .as("steps of a walk past %d keys", all)
        .isGreaterThanOrEqualTo(MANY / 1_000);
  }

  @Criterion(
      order = 12,
      value = "audit writes nothing, and leaves no connection open",
      why = "It must be safe to run where others work.",
      tryIt = "CLIENT LIST")
  void writesNothing() throws Exception {
    evidence.fill(prefix, MANY);
    audit.audit(prefix + "1?", 5, NOBODY);
    List<ReceivedCommand> received = new ArrayList<>();

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 10; i++) {
        received.addAll(evidence.received(() -> audit.audit(prefix + "1?", 5, NOBODY)));
      }
    });

    assertThat(left).as("connections left open by 10 audits").isLessThan(5);
    assertThat(received.stream().map(ReceivedCommand::name).distinct().filter(this::writes))
        .as("commands that write")
        .isEmpty();
  }

  @Criterion(
      order = 13,
      value = "memory does not grow with the number of keys",
      why = "An audit of a hundred million keys must fit beside the program that runs it.",
      tryIt = "SCAN 0 COUNT 500")
  void memoryStaysBounded() throws InterruptedException {
    if (!EmbeddedRedis.runsHere()) {
      // On the shared one the monitor would be what fills the memory.
      evidence.skip("needs a Redis of its own");
    }
    // A server without this test's monitor, which remembers all that it sees.
    try (EmbeddedRedis big = EmbeddedRedis.start();
        RedisClient client =
            RedisClient.create(big.address().host(), big.address().port())) {
      KeyAudit alone = instances.on(big.address());
      writeLongNames(client, 0, SOME);
      // What a client needs for a page, and keeps, it has after this.
      heapAtTheEnd(alone, SOME);
      writeLongNames(client, SOME, SIX_TIMES);
      // Just before: what earlier tests let go of in the meantime would hide what is kept.
      long before = settledHeap();
      long after = heapAtTheEnd(alone, SIX_TIMES);

      assertThat(after - before)
          .as("bytes more at the end of a walk past %d long names than before it", SIX_TIMES)
          .isLessThan((SIX_TIMES - SOME) * LONG_NAME / 2);
    }
  }

  private static void writeLongNames(UnifiedJedis client, int from, int to) {
    for (int i = from; i < to; i += 500) {
      client.mset(IntStream.range(i, i + 500)
          .mapToObj(number -> number + "x".repeat(LONG_NAME))
          .flatMap(key -> Stream.of(key, "1"))
          .toArray(String[]::new));
    }
  }

  private static long heapAtTheEnd(KeyAudit audit, int keys) {
    AtomicLong heap = new AtomicLong();
    Report report = audit.audit("*", 10, (walked, total) -> {
      if (walked == total && heap.get() == 0) {
        heap.set(usedHeap());
      }
    });
    assertThat(report.keys()).as("keys").isEqualTo(keys);
    assertThat(heap).as("heap when progress was told the end").doesNotHaveValue(0);
    return heap.get();
  }

  /** All keys that match, the largest first. */
  private List<LargeKey> largest() {
    List<String> keys = List.copyOf(redis.keys(pattern));
    List<Response<String>> types = new ArrayList<>();
    List<Response<Long>> bytes = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      keys.forEach(key -> {
        types.add(pipeline.type(key));
        bytes.add(pipeline.memoryUsage(key));
      });
      pipeline.sync();
    }
    return IntStream.range(0, keys.size())
        .mapToObj(
            i -> new LargeKey(keys.get(i), types.get(i).get(), bytes.get(i).get()))
        .sorted(Comparator.comparingLong(LargeKey::bytes).reversed().thenComparing(LargeKey::key))
        .toList();
  }

  /** Without its bytes in a command, which MONITOR would repeat. */
  private void bigString(String key, long bytes) {
    redis.setrange(key, bytes - 1, "x");
  }

  /** Threads of closed clients hold what was theirs a little longer than their test. */
  private static long settledHeap() throws InterruptedException {
    long last = usedHeap();
    for (int look = 0; look < LOOKS; look++) {
      Thread.sleep(30);
      long next = usedHeap();
      if (last - next < SETTLED) {
        return next;
      }
      last = next;
    }
    return last;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String words(ReceivedCommand command) {
    return command.arguments().stream()
        .map(word -> word.toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private boolean writes(String command) {
    CommandArguments info =
        new CommandArguments(Protocol.Command.COMMAND).add("INFO").add(command);
    List<?> answer =
        (List<?>) redis.executeCommand(new CommandObject<>(info, BuilderFactory.ENCODED_OBJECT));
    List<?> flags = (List<?>) ((List<?>) answer.get(0)).get(2);
    return flags.contains("write");
  }

  /** Holds the answers to what is asked of keys, and lets the pages through. */
  private record Looks(HeldReplies held) implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      String name = new ReceivedCommand("", command).name();
      return Set.of("SCAN", "DBSIZE").contains(name) ? command : held.command(command);
    }

    @Override
    public void beforeReplies() throws InterruptedException {
      held.beforeReplies();
    }
  }

  /**
   * Lets a key be gone from the first, the second or the third question about it on: from then on a
   * name that does not exist is asked for. In a pipeline, too, whose commands Redis may read at once.
   */
  private static final class Thief implements Middleman {
    private final String victims;
    private final Map<String, Integer> asked = new HashMap<>();
    private final Set<String> stolen = new TreeSet<>();

    Thief(String victims) {
      this.victims =
          new String(victims.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public synchronized List<String> command(List<String> command) {
      return command.stream().map(this::orNobodysName).toList();
    }

    /** The keys to delete after the audit, so that all agree on what is there. */
    synchronized List<String> stolen() {
      return stolen.stream()
          .map(key -> new String(key.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
          .toList();
    }

    private String orNobodysName(String word) {
      // A pattern begins like a key; no pattern is taken for one.
      if (!word.startsWith(victims)
          || asked.merge(word, 1, Integer::sum) < Math.floorMod(word.hashCode(), 3) + 1) {
        return word;
      }
      stolen.add(word);
      return word + ":stolen";
    }
  }
}
