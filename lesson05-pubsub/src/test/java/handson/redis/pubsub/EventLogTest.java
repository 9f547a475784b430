package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.resps.StreamEntry;

@ContractTest(EventLog.class)
final class EventLogTest {
  private static final int PLENTY = 1_000_000;
  private static final int WRITERS = 4;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final EventLog events;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String log;

  EventLogTest(EventLog events, Evidence evidence, Given given) {
    this.events = events;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.log = given.key("log");
  }

  @Criterion(
      order = 1,
      value = "append adds an entry with all its fields, under an id of the server's",
      why = "What is in its own field can be read by other programs, and the id is its position.",
      tryIt = "XADD log MAXLEN \"~\" 1000 \"*\" type order")
  void appendAddsAnEntry() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(given.text(), given.text());
    fields.put("empty", "");
    fields.put(given.word(), "x".repeat(10_000));

    long before = ServerTime.now(redis).toEpochMilli();
    String id = events.append(log, fields, PLENTY);
    long after = ServerTime.now(redis).toEpochMilli();
    String next = events.append(log, Map.of("a", "1"), PLENTY);

    assertThat(all()).containsExactly(new Event(id, fields), new Event(next, Map.of("a", "1")));
    assertThat(new StreamEntryID(id).getTime())
        .as("milliseconds in the id %s, by the server's clock", id)
        .isBetween(before, after);
  }

  @Criterion(
      order = 2,
      value = "append works where the clock was set back",
      why = "Redis goes on from its last id; an id of the client's own clock would be refused.",
      tryIt = "XADD log \"*\" type order")
  void appendNeedsNoClock() {
    seed(4_102_444_800_000L, 7);

    assertThatCode(() -> events.append(log, Map.of("a", "1"), PLENTY))
        .as("append to a log whose last event is of the year 2100")
        .doesNotThrowAnyException();
    assertThat(all().stream().map(Event::id))
        .as("ids")
        .containsExactly("4102444800000-7", "4102444800000-8");
  }

  @Criterion(
      order = 3,
      value = "read has what is behind a position, oldest first, without the position itself",
      why = "An event that ends a page and begins the next is handled twice.",
      tryIt = "XREAD COUNT 3 STREAMS log 1000-0")
  void readGoesOnBehindAPosition() {
    List<Event> written = seed(1_000, 0, 1_000, 1, 1_007, 0, 2_000, 3, 2_000, 4);

    assertThat(read(EventLog.START, 3)).as("the first 3").isEqualTo(written.subList(0, 3));
    assertThat(read("1007-0", 3)).as("3 behind 1007-0").isEqualTo(written.subList(3, 5));
    assertThat(read("1000-0", 1)).as("1 behind 1000-0").isEqualTo(written.subList(1, 2));
    assertThat(read("1000-5", 9)).as("behind an id that is gone").isEqualTo(written.subList(2, 5));
    assertThat(read("2000-4", 9)).as("behind the last").isEmpty();
    assertThat(events.read(given.key("other"), EventLog.START, 9, Duration.ZERO))
        .as("a log that does not exist")
        .isEmpty();
  }

  @Criterion(
      order = 4,
      value = "a late reader gets every event once, while others go on writing",
      why = "Between two reads events come too: a position is where one was, not `from now on`.",
      tryIt = "XREAD STREAMS log 0-0")
  void aLateReaderReplays() throws Exception {
    int each = 30;
    for (int i = 0; i < each; i++) {
      events.append(log, Map.of("number", "early" + i), PLENTY);
    }

    int total = (1 + WRITERS) * each;
    AtomicInteger atWork = new AtomicInteger(WRITERS);
    List<List<String>> answers = Crowd.of(1 + WRITERS, member -> {
      List<String> numbers = new ArrayList<>();
      if (member > 0) {
        for (int i = 0; i < each; i++) {
          events.append(log, Map.of("number", member + "/" + i), PLENTY);
        }
        atWork.decrementAndGet();
        return numbers;
      }
      String position = EventLog.START;
      boolean more = true;
      while (more && numbers.size() < total) {
        boolean complete = atWork.get() == 0;
        List<Event> page = events.read(log, position, 7, Duration.ofMillis(500));
        for (Event event : page) {
          numbers.add(event.fields().get("number"));
          position = event.id();
        }
        more = !page.isEmpty() || !complete;
      }
      return numbers;
    });

    assertThat(answers.get(0))
        .as("what a reader got that began at %s, page by page", EventLog.START)
        .isEqualTo(all().stream().map(event -> event.fields().get("number")).toList());
  }

  @Criterion(
      order = 5,
      value = "read waits in Redis for the next event, and no longer than it was told",
      why = "Asking again and again costs a round trip each time, and still comes too late.",
      tryIt = "XREAD BLOCK 500 STREAMS log \"$\"")
  void readWaitsInRedis() throws Exception {
    String last = events.append(log, Map.of("a", "1"), PLENTY);
    try (WaitingReads waiting = new WaitingReads(evidence)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        Future<List<Event>> reader = waiting.start(() -> events.read(log, last, 9, LONG));
        StreamEntryID id = redis.xadd(log, Map.of("b", "2"), new XAddParams());
        assertThat(WaitingReads.answer(reader))
            .as("the event that came while it waited")
            .containsExactly(new Event(id.toString(), Map.of("b", "2")));
      });
      assertThat(received).as("commands of a read that waited").hasSizeLessThanOrEqualTo(2);

      assertThat(waiting.answer(() -> events.read(log, last, 9, LONG)))
          .as("what is there already, with a long patience")
          .hasSize(1);
      String end = redis.xrevrange(log, "+", "-", 1).get(0).getID().toString();
      assertThat(waiting.answerAtOnce(() -> events.read(log, end, 9, Duration.ZERO)))
          .as("read with a patience of 0 where nothing comes")
          .isNotNull()
          .isEmpty();
      for (Duration patience : List.of(Duration.ofNanos(1), Duration.ofMillis(50))) {
        assertThat(waiting.answer(() -> events.read(log, end, 9, patience)))
            .as("read for %s where nothing comes", patience)
            .isNotNull()
            .isEmpty();
      }
    } finally {
      // Who waits for ever must not hold up the end of the test.
      redis.xadd(log, Map.of("for", "who waits still"), new XAddParams());
    }
  }

  @Criterion(
      order = 6,
      value = "a read that waits keeps nobody else waiting",
      why = "On a connection that waits in Redis every other command waits too.",
      tryIt = "CLIENT LIST")
  void aWaitingReadBlocksNobody() throws Exception {
    try (WaitingReads waiting = new WaitingReads(evidence)) {
      Future<List<Event>> first = waiting.start(() -> events.read(log, EventLog.START, 9, LONG));
      try {
        assertThat(waiting.answer(() -> events.latest(log, 1)))
            .as("latest while a read waits")
            .isEmpty();
        Future<List<Event>> second = waiting.start(() -> events.read(log, EventLog.START, 9, LONG));
        String id = waiting.answer(() -> events.append(log, Map.of("a", "1"), PLENTY));
        List<Event> expected = List.of(new Event(id, Map.of("a", "1")));
        assertThat(WaitingReads.answer(first)).as("the one that waited").isEqualTo(expected);
        assertThat(WaitingReads.answer(second)).as("the other one, too").isEqualTo(expected);
      } finally {
        redis.xadd(log, Map.of("for", "who waits still"), new XAddParams());
      }
    }
  }

  @Criterion(
      order = 7,
      value = "latest and before page back from the end, without a repetition or a gap",
      why = "A range has both its ends, unless a parenthesis excludes one.",
      tryIt = "XREVRANGE log \"(1000-0\" - COUNT 3")
  void pagesGoBack() {
    int many = (int) given.number(20, 40);
    fill(many);
    List<Event> written = all();
    List<Event> expected = new ArrayList<>(written);
    Collections.reverse(expected);

    List<Event> found = new ArrayList<>();
    List<Event> page = events.latest(log, 7);
    while (!page.isEmpty() && found.size() <= many) {
      assertThat(page).as("a page of 7").hasSizeLessThanOrEqualTo(7);
      found.addAll(page);
      page = events.before(log, page.get(page.size() - 1).id(), 7);
    }

    assertThat(found).as("all pages, newest first").isEqualTo(expected);
    assertThat(events.latest(log, many + 1)).as("more than there are").isEqualTo(expected);
    assertThat(events.latest(given.key("other"), 7))
        .as("a log that does not exist")
        .isEmpty();
  }

  @Criterion(
      order = 8,
      value = "between has the events of a time, its begin included and its end not",
      why = "An event at midnight belongs to one day; with both ends it is counted twice.",
      tryIt = "XRANGE log 1000-0 \"(2000-0\" COUNT 10")
  void betweenIsHalfOpen() {
    List<Event> written =
        seed(999, 9, 1_000, 0, 1_000, 8, 1_500, 0, 1_999, 99, 2_000, 0, 2_000, 1, 2_001, 0);

    assertThat(between(1_000, 2_000, 9)).as("1,000 to 2,000 ms").isEqualTo(written.subList(1, 5));
    assertThat(between(2_000, 3_000, 9)).as("2,000 to 3,000 ms").isEqualTo(written.subList(5, 8));
    assertThat(between(0, 1_000, 9)).as("0 to 1,000 ms").isEqualTo(written.subList(0, 1));
    assertThat(between(1_000, 9_000, 2)).as("2 from 1,000 ms").isEqualTo(written.subList(1, 3));
    assertThat(between(1_501, 1_999, 9)).as("1,501 to 1,999 ms").isEmpty();
    assertThat(between(2_000, 2_000, 9)).as("2,000 to 2,000 ms").isEmpty();
    assertThat(between(2_000, 1_000, 9)).as("2,000 to 1,000 ms").isEmpty();
    assertThat(events.between(log, Instant.MIN, Instant.MAX, 9))
        .as("of all times")
        .isEqualTo(written);
    assertThat(events.between(log, Instant.ofEpochSecond(-7), Instant.ofEpochMilli(1_000), 9))
        .as("from before 1970 to 1,000 ms")
        .isEqualTo(written.subList(0, 1));
  }

  @Criterion(
      order = 9,
      value = "a log never holds much more than it should, and always the newest",
      why = "A log that only grows ends with a server that has no memory left.",
      tryIt = "XADD log MAXLEN \"~\" 200 \"*\" type order")
  void aLogIsBounded() throws Exception {
    int most = (int) given.number(150, 250);
    evidence.unseen(() -> fill(1_000));
    events.append(log, Map.of("a", "first"), most);
    assertThat(redis.xlen(log))
        .as("XLEN after an append to a log of 1,000")
        .isBetween((long) most, (long) most + EventLog.SLACK);

    List<Long> lengths = new ArrayList<>();
    evidence.unseen(() -> Crowd.of(1 + WRITERS, member -> {
      for (int i = 0; i < 80; i++) {
        if (member == 0) {
          lengths.add(redis.xlen(log));
        } else {
          events.append(log, Map.of("a", member + "/" + i), most);
        }
      }
      return null;
    }));
    lengths.add(redis.xlen(log));

    assertThat(lengths)
        .as("XLEN, looked at while %d writers append and keep %d", WRITERS, most)
        .allSatisfy(length -> assertThat(length).isBetween((long) most, (long) most + 100));
    String last = events.append(log, Map.of("a", "last"), most);
    assertThat(all()).as("the log").endsWith(new Event(last, Map.of("a", "last")));

    String other = given.key("other");
    List<String> ids = new ArrayList<>();
    evidence.unseen(() -> {
      for (int i = 0; i < 250; i++) {
        ids.add(events.append(other, Map.of("number", "" + i), 100));
      }
    });
    assertThat(redis.xrevrange(other, "+", "-", 100).stream().map(e -> e.getID().toString()))
        .as("the newest 100 of 250, backwards")
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 100).mapToObj(i -> ids.get(250 - i)).toList());
  }

  @Criterion(
      order = 10,
      value = "forgetBefore removes what is older than a time, and no other event",
      why = "Who has to delete after 30 days must not keep some for the sake of whole nodes.",
      tryIt = "XTRIM log MINID = 2000-0")
  void forgetBeforeIsExact() {
    List<Event> written = seed(999, 0, 1_500, 0, 1_999, 99, 2_000, 0, 2_000, 1, 3_000, 0);

    assertThat(events.forgetBefore(log, Instant.ofEpochMilli(999)))
        .as("of before 999")
        .isZero();
    assertThat(events.forgetBefore(log, Instant.ofEpochMilli(2_000)))
        .as("how many are forgotten of before 2,000 ms")
        .isEqualTo(3);
    assertThat(all()).as("what is left").isEqualTo(written.subList(3, 6));
    assertThat(read("1000-0", 1))
        .as("what a reader gets whose position is forgotten")
        .isEqualTo(written.subList(3, 4));
    assertThat(events.forgetBefore(log, Instant.MIN)).as("none").isZero();
    assertThat(events.forgetBefore(log, Instant.MAX)).as("all").isEqualTo(3);
    assertThat(events.forgetBefore(given.key("other"), Instant.ofEpochMilli(9_000)))
        .as("of a log that does not exist")
        .isZero();
  }

  @Criterion(
      order = 11,
      value = "no fields, a number below 1 and a negative patience are refused",
      why = "To XREAD a COUNT of 0 is all that there is, and MAXLEN 0 forgets all.",
      tryIt = "XREAD COUNT 0 STREAMS log 0-0")
  void nonsenseIsRefused() {
    List<Event> written = seed(1_000, 0);

    assertRefused("no fields", () -> events.append(log, Map.of(), 9));
    assertRefused("most 0", () -> events.append(log, Map.of("a", "1"), 0));
    assertRefused("read 0", () -> events.read(log, EventLog.START, 0, Duration.ZERO));
    assertRefused(
        "a patience of a year", () -> events.read(log, EventLog.START, 1, Duration.ofDays(365)));
    assertRefused(
        "a patience of -1 ms", () -> events.read(log, EventLog.START, 1, Duration.ofMillis(-1)));
    assertRefused("latest -1", () -> events.latest(log, -1));
    assertRefused("before, 0", () -> events.before(log, "2000-0", 0));
    assertRefused(
        "between, 0", () -> events.between(log, Instant.EPOCH, Instant.ofEpochMilli(5_000), 0));
    assertThat(all()).as("the log").isEqualTo(written);
  }

  @Criterion(
      order = 12,
      value = "a page of a long log is all that Redis sends, and no connection stays behind",
      why = "A reader far behind would fetch the whole log for each page of ten.",
      tryIt = "XRANGE log - + COUNT 10")
  void onlyThePageIsSent() throws Exception {
    evidence.unseen(() -> fill(2_000));
    String middle = filled(1_000).toString();
    read(middle, 1);

    long bytes = evidence.bytesSent(() -> {
      assertThat(read(middle, 3)).as("3 behind the middle").hasSize(3);
      assertThat(events.latest(log, 3)).as("latest 3").hasSize(3);
      assertThat(events.before(log, middle, 3)).as("3 before the middle").hasSize(3);
      assertThat(between(0, PLENTY * 10_000L, 3)).as("3 of all times").hasSize(3);
    });
    assertThat(bytes).as("bytes that Redis sent for four pages of three").isLessThan(20_000);

    // The first one may open a connection, to keep it.
    events.read(log, EventLog.START, 1, Duration.ofMillis(50));
    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 10; i++) {
        events.read(log, EventLog.START, 1, Duration.ofMillis(50));
      }
    });
    assertThat(left).as("connections more after ten reads that could wait").isLessThan(5);
  }

  private List<Event> read(String after, int count) {
    return events.read(log, after, count, Duration.ZERO);
  }

  private List<Event> between(long from, long to, int count) {
    return events.between(log, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), count);
  }

  /** Events with ids of the test's own: pairs of milliseconds and number. */
  private List<Event> seed(long... ids) {
    for (int i = 0; i < ids.length; i += 2) {
      redis.xadd(log, new StreamEntryID(ids[i], ids[i + 1]), Map.of("number", given.word() + i));
    }
    return all();
  }

  private void fill(int many) {
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int i = 0; i < many; i++) {
        pipeline.xadd(log, filled(i), Map.of("number", "event" + i));
      }
      pipeline.sync();
    }
  }

  private static StreamEntryID filled(int number) {
    // Some share a millisecond, as they do when there is much to do.
    return new StreamEntryID(1_000_000 + number / 3, number % 3);
  }

  private List<Event> all() {
    List<StreamEntry> entries = redis.xrange(log, "-", "+");
    return entries.stream()
        .map(e -> new Event(e.getID().toString(), e.getFields()))
        .toList();
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
