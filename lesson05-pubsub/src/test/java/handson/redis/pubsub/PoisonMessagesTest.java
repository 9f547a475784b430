package handson.redis.pubsub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.kit.ReceivedCommand;
import handson.redis.pubsub.PoisonMessages.Outcome;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.RestoreParams;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamPendingEntry;

@ContractTest(PoisonMessages.class)
final class PoisonMessagesTest {
  private static final int PLENTY = 1_000_000;
  private static final String START = "0-0";

  private final PoisonMessages poison;
  private final Instances<PoisonMessages> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String stream;
  private final String dead;
  private final String group;
  private final Member ann;

  PoisonMessagesTest(
      PoisonMessages poison, Instances<PoisonMessages> instances, Evidence evidence, Given given) {
    this.poison = poison;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.stream = given.key("{orders}");
    this.dead = PoisonMessages.deadKey(stream);
    this.group = given.word();
    this.ann = new Member(stream, group, "ann");
  }

  @Criterion(
      order = 1,
      value = "deliveries says how often a pending event was delivered",
      why = "Redis counts that by itself; a counter of one's own would be lost with its program.",
      tryIt = "XPENDING orders mail 1000-0 1000-0 1")
  void deliveriesAreCounted() {
    create();
    String before = delivered(fields());
    String id = delivered(fields());
    delivered(fields());
    String undelivered = add(fields());
    int times = (int) given.number(3, 9);

    assertThat(poison.deliveries(stream, group, id)).as("delivered once").isEqualTo(1);
    deliverTo(times, id);
    assertThat(poison.deliveries(stream, group, id)).as("delivered more often").isEqualTo(times);
    assertThat(poison.deliveries(stream, group, undelivered))
        .as("not delivered")
        .isZero();
    redis.xack(stream, group, new StreamEntryID(before));
    assertThat(poison.deliveries(stream, group, before)).as("acknowledged").isZero();
  }

  @Criterion(
      order = 2,
      value = "bury moves an event to the dead letters, with the reason and where it was",
      why = "Who looks at a letter asks: what was it, how often was it tried, what went wrong?",
      tryIt = "XRANGE orders:dead - +")
  void buryMoves() {
    create();
    redis.xgroupCreate(stream, "other", new StreamEntryID(0), false);
    Map<String, String> fields = fields();
    String id = delivered(fields);
    String next = delivered(fields());
    deliver(new Member(stream, "other", "eve"));
    int times = (int) given.number(2, 9);
    deliverTo(times, id);
    String error = given.text();

    assertThat(poison.bury(stream, group, id, error)).as("buried").isTrue();
    assertThat(letters()).as("entries of %s", dead).hasSize(1);
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("dead:id", id);
    expected.put("dead:group", group);
    expected.put("dead:error", error);
    expected.put("dead:deliveries", Integer.toString(times));
    expected.putAll(fields);
    assertThat(letters().get(0).fields().entrySet())
        .as("fields of the letter, in this order")
        .containsExactlyElementsOf(expected.entrySet());
    assertThat(pending(group)).as("pending").containsExactly(next);
    assertThat(redis.xlen(stream)).as("events in the stream, for other groups").isEqualTo(2);
    assertThat(pending("other")).as("pending in another group").hasSize(1);
  }

  @Criterion(
      order = 3,
      value = "what is not pending is not buried, and nothing twice",
      why = "Another member may have come to an end with it in the meantime.",
      tryIt = "XPENDING orders mail 1000-0 1000-0 1")
  void onlyThePendingIsBuried() {
    create();
    String done = delivered(fields());
    redis.xack(stream, group, new StreamEntryID(done));
    String id = delivered(fields());
    String undelivered = add(fields());

    assertThat(poison.bury(stream, group, done, "late")).as("one that is done").isFalse();
    assertThat(poison.bury(stream, group, undelivered, "early"))
        .as("not delivered")
        .isFalse();
    assertThat(poison.bury(stream, group, "7-7", "never"))
        .as("one that never was")
        .isFalse();
    assertThat(redis.exists(dead)).as("EXISTS %s", dead).isFalse();
    assertThat(poison.bury(stream, group, id, "first")).as("a pending one").isTrue();
    assertThat(poison.bury(stream, group, id, "second")).as("the same again").isFalse();
    assertThat(letters()).as("letters").hasSize(1);
  }

  @Criterion(
      order = 4,
      value = "an event that the stream has forgotten leaves a letter too",
      why = "That work was lost by trimming is what somebody has to hear of.",
      tryIt = "XTRIM orders MAXLEN 1000")
  void theForgottenLeavesALetter() {
    create();
    String id = delivered(fields());
    redis.xdel(stream, new StreamEntryID(id));

    assertThat(poison.bury(stream, group, id, "too late")).as("buried").isTrue();
    assertThat(pending(group)).as("pending").isEmpty();
    assertThat(poison.buried(stream, START, 9)).as("letters").hasSize(1).allSatisfy(letter -> {
      assertThat(letter.original()).as("original id").isEqualTo(id);
      assertThat(letter.error()).as("error").isEqualTo("too late");
      assertThat(letter.fields()).as("fields").isEmpty();
      assertThat(poison.requeue(stream, letter.id(), PLENTY)).as("requeued").isEmpty();
    });
    assertThat(letters()).as("letters, after a requeue of nothing").hasSize(1);
  }

  @Criterion(
      order = 5,
      value = "at no moment is an event in both places or in neither",
      why = "Who dies between XACK and XADD has lost it; the other way round it is done twice.",
      tryIt = "EVAL \"return redis.call('XLEN', KEYS[1])\" 1 orders:dead")
  void buryIsOneStep() throws Exception {
    create();
    String id = delivered(Map.of("a", "1", "b", "2"));
    byte[] before = redis.dump(stream);
    List<ReceivedCommand> received =
        evidence.received(() -> poison.bury(stream, group, id, "broken"));
    redis.del(dead);
    redis.restore(stream, 0, before, RestoreParams.restoreParams().replace());

    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(pending(group).size() + letters().size())
          .as("places where the event is after %s", step.commands())
          .isEqualTo(1);
    }
    assertThat(letters()).as("letters in the end").hasSize(1);
    evidence.unseen(() -> {
      buryIsOneStepOf(PoisonMessages.MOST_FIELDS);
      buryIsOneStepOf(2 * PoisonMessages.MOST_FIELDS);
    });
  }

  private void buryIsOneStepOf(int many) {
    redis.del(stream, dead);
    create();
    Map<String, String> fields = new LinkedHashMap<>();
    IntStream.range(0, many).forEach(i -> fields.put("f" + i, "" + i));
    String id = delivered(fields);

    Throwable thrown = catchThrowable(() -> poison.bury(stream, group, id, "broken"));

    if (many <= PoisonMessages.MOST_FIELDS) {
      assertThat(thrown).as("what bury throws with %d fields", many).isNull();
      Optional<String> requeued = poison.requeue(stream, letters().get(0).id(), PLENTY);
      assertThat(events(stream)).as("requeued").last().isEqualTo(new Event(requeued.get(), fields));
    } else if (thrown == null) {
      assertThat(letters()).as("letters of an event with %d fields", many).hasSize(1);
    } else {
      assertThat(pending(group)).as("pending, where bury throws %s", thrown).containsExactly(id);
      assertThat(letters()).as("letters, where bury throws %s", thrown).isEmpty();
    }
  }

  @Criterion(
      order = 6,
      value = "of two that bury the same event, one does",
      why = "Look and move have to be one step, or each finds it pending and writes a letter.",
      tryIt = "XRANGE orders:dead - +")
  void oneBuries() {
    create();
    String id = delivered(fields());
    PoisonMessages late =
        instances.through(new Between(() -> poison.bury(stream, group, id, "the other")));

    late.bury(stream, group, id, "mine");

    assertThat(letters()).as("letters of one event").hasSize(1);
    assertThat(pending(group)).as("pending").isEmpty();
  }

  @Criterion(
      order = 7,
      value = "no more than some 1,000 dead letters are kept, the newest",
      why = "An error in a new version makes all events poison, and letters fill the memory.",
      tryIt = "XADD orders:dead MAXLEN \"~\" 1000 \"*\" dead:id 1000-0")
  void lettersAreBounded() throws Exception {
    create();
    evidence.unseen(() -> {
      try (AbstractPipeline pipeline = redis.pipelined()) {
        for (int i = 1; i <= 1_200; i++) {
          pipeline.xadd(dead, new StreamEntryID(1_000, i), letter("9-" + i, Map.of("a", "1")));
        }
        pipeline.sync();
      }
    });
    String id = delivered(fields());

    poison.bury(stream, group, id, "one more");

    assertThat(redis.xlen(dead))
        .as("XLEN %s, which had 1,200 before", dead)
        .isBetween((long) PoisonMessages.MOST_DEAD, PoisonMessages.MOST_DEAD + 100L);
    assertThat(redis.xrevrange(dead, "+", "-", 1).get(0).getFields())
        .as("the newest")
        .containsEntry("dead:id", id);
  }

  @Criterion(
      order = 8,
      value = "buried reads the letters page by page, oldest first",
      why = "Somebody has to look at them, and 1,000 are too many for one look.",
      tryIt = "XRANGE orders:dead \"(1000-0\" + COUNT 10")
  void buriedPages() {
    List<DeadLetter> expected = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      Map<String, String> fields = fields();
      redis.xadd(dead, new StreamEntryID(1_000, i), letter("9-" + i, fields));
      expected.add(new DeadLetter("1000-" + i, "9-" + i, "mail", "broken", 3, fields));
    }

    assertThat(poison.buried(stream, START, 2)).as("first 2").isEqualTo(expected.subList(0, 2));
    assertThat(poison.buried(stream, "1000-2", 2)).as("next 2").isEqualTo(expected.subList(2, 4));
    assertThat(poison.buried(stream, "1000-4", 2)).as("last").isEqualTo(expected.subList(4, 5));
    assertThat(poison.buried(stream, "1000-5", 2)).as("behind the last").isEmpty();
    assertThat(poison.buried(given.key("other"), START, 2)).as("no letters").isEmpty();
  }

  @Criterion(
      order = 9,
      value = "requeue makes a new event of a letter, without what the letter added",
      why = "When the fault is mended the event must come through as if it were new.",
      tryIt = "XDEL orders:dead 1000-0")
  void requeueMakesANewEvent() {
    Map<String, String> fields = fields();
    redis.xadd(stream, fields(), new XAddParams());
    redis.xadd(dead, new StreamEntryID(1_000, 1), letter("9-1", fields()));
    redis.xadd(dead, new StreamEntryID(1_000, 2), letter("9-2", fields));

    Optional<String> id = poison.requeue(stream, "1000-2", PLENTY);

    List<Event> events = events(stream);
    assertThat(events).as("events in the stream").hasSize(2);
    assertThat(id).as("the new event's id").contains(events.get(1).id());
    assertThat(events.get(1).fields()).as("its fields").isEqualTo(fields);
    assertThat(letters().stream().map(Event::id)).as("letters left").containsExactly("1000-1");
    assertThat(poison.requeue(stream, "1000-2", PLENTY))
        .as("the same letter again")
        .isEmpty();
    assertThat(poison.requeue(stream, "5-5", PLENTY))
        .as("a letter that never was")
        .isEmpty();
    assertThat(redis.xlen(stream)).as("XLEN").isEqualTo(2);

    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int i = 0; i < 300; i++) {
        pipeline.xadd(stream, Map.of("a", "1"), XAddParams.xAddParams());
      }
      pipeline.sync();
    }
    poison.requeue(stream, "1000-1", 100);
    assertThat(redis.xlen(stream))
        .as("XLEN after a requeue into 300 of which 100 should be kept")
        .isBetween(100L, 200L);
  }

  @Criterion(
      order = 10,
      value = "requeue is one step, and of two that requeue a letter, one does",
      why = "Who dies in between loses the event, or it comes twice.",
      tryIt = "XRANGE orders:dead 1000-1 1000-1")
  void requeueIsOneStep() throws Exception {
    redis.xadd(dead, new StreamEntryID(1_000, 1), letter("9-1", Map.of("a", "1")));
    byte[] before = redis.dump(dead);
    List<ReceivedCommand> received =
        evidence.received(() -> poison.requeue(stream, "1000-1", PLENTY));
    redis.del(stream);
    redis.restore(dead, 0, before, RestoreParams.restoreParams().replace());

    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(events(stream).size() + letters().size())
          .as("places where the event is after %s", step.commands())
          .isEqualTo(1);
    }

    redis.del(stream);
    redis.restore(dead, 0, before, RestoreParams.restoreParams().replace());
    PoisonMessages late =
        instances.through(new Between(() -> poison.requeue(stream, "1000-1", PLENTY)));
    late.requeue(stream, "1000-1", PLENTY);
    assertThat(events(stream)).as("events after two requeues of one letter").hasSize(1);
  }

  @Criterion(
      order = 11,
      value = "handle acknowledges what its handler came to an end with",
      why = "It is acknowledged after the work, or a crash in the middle of it loses the event.",
      tryIt = "XACK orders mail 1000-0")
  void handleAcknowledges() throws Exception {
    create();
    Event event = deliveredEvent();
    List<Event> handled = new ArrayList<>();
    List<String> meanwhile = new ArrayList<>();

    Outcome outcome = poison.handle(ann, event, 3, given -> {
      handled.add(given);
      meanwhile.addAll(pending(group));
    });

    assertThat(outcome).as("outcome").isEqualTo(Outcome.DONE);
    assertThat(handled).as("handled").containsExactly(event);
    assertThat(meanwhile).as("pending while it is handled").containsExactly(event.id());
    assertThat(pending(group)).as("pending then").isEmpty();
    assertThat(letters()).as("letters").isEmpty();
  }

  @Criterion(
      order = 12,
      value = "an event that fails has all its attempts, and is buried after the last",
      why = "Most faults pass; what fails for the third time keeps all others waiting.",
      tryIt = "XPENDING orders mail 1000-0 1000-0 1")
  void theLastFailureBuries() throws Exception {
    create();
    Event event = deliveredEvent();
    int attempts = (int) given.number(3, 5);
    RuntimeException broken = new RuntimeException(given.text());

    for (int delivery = 1; delivery < attempts; delivery++) {
      deliverTo(delivery, event.id());
      assertThat(fail(event, attempts, broken))
          .as("outcome of delivery %d of %d", delivery, attempts)
          .isEqualTo(Outcome.RETRY);
      assertThat(pending(group)).as("pending after %d", delivery).containsExactly(event.id());
    }
    deliverTo(attempts, event.id());
    assertThat(fail(event, attempts, broken)).as("the last outcome").isEqualTo(Outcome.BURIED);

    assertThat(pending(group)).as("pending in the end").isEmpty();
    assertThat(poison.buried(stream, START, 9)).as("letters").hasSize(1).allSatisfy(letter -> {
      assertThat(letter.error()).as("error").isEqualTo(broken.toString());
      assertThat(letter.deliveries()).as("deliveries").isEqualTo(attempts);
      assertThat(letter.fields()).as("fields").isEqualTo(event.fields());
    });
    Event silent = deliveredEvent();
    assertThat(fail(silent, 1, new NullPointerException()))
        .as("outcome of an exception without a message, on the only attempt")
        .isEqualTo(Outcome.BURIED);
    assertThat(letters()).as("letters").hasSize(2);
  }

  @Criterion(
      order = 13,
      value = "an event that killed whoever worked on it is buried unseen",
      why =
          "After an OutOfMemoryError or a kill -9 nobody catches an exception: only the count tells.",
      tryIt = "XPENDING orders mail 1000-0 1000-0 1")
  void theKillerIsNotHandled() throws Exception {
    create();
    Event event = deliveredEvent();
    deliverTo(4, event.id());
    List<Event> handled = new ArrayList<>();

    Outcome outcome = poison.handle(ann, event, 3, handled::add);

    assertThat(handled).as("handled on its fourth delivery of three").isEmpty();
    assertThat(outcome).as("outcome").isEqualTo(Outcome.BURIED);
    assertThat(poison.buried(stream, START, 9).stream().map(DeadLetter::error))
        .as("errors of the letters")
        .containsExactly(PoisonMessages.gaveUp(4));
    assertThat(pending(group)).as("pending").isEmpty();
  }

  @Criterion(
      order = 14,
      value = "who is interrupted leaves the event pending; numbers below 1 are refused",
      why = "That a program is asked to stop is no fault of the event that it worked on.",
      tryIt = "XPENDING orders mail - + 10")
  void anInterruptIsNoFailure() {
    create();
    Event event = deliveredEvent();

    assertThatThrownBy(() -> fail(event, 1, new InterruptedException("stop")), "interrupted")
        .isInstanceOf(InterruptedException.class);
    assertRefused("no attempts", () -> fail(event, 0, new RuntimeException("broken")));
    assertRefused("a page of 0", () -> poison.buried(stream, START, 0));
    assertRefused("keep 0", () -> poison.requeue(stream, "1000-1", 0));
    assertThat(pending(group)).as("pending").containsExactly(event.id());
    assertThat(letters()).as("letters").isEmpty();
  }

  private Outcome fail(Event event, int attempts, Exception thrown) throws InterruptedException {
    return poison.handle(ann, event, attempts, given -> {
      throw thrown;
    });
  }

  private void create() {
    redis.xgroupCreate(stream, group, new StreamEntryID(0), true);
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(given.text(), given.text());
    fields.put("empty", "");
    return fields;
  }

  private static Map<String, String> letter(String original, Map<String, String> fields) {
    Map<String, String> letter = new LinkedHashMap<>();
    letter.put("dead:id", original);
    letter.put("dead:group", "mail");
    letter.put("dead:error", "broken");
    letter.put("dead:deliveries", "3");
    letter.putAll(fields);
    return letter;
  }

  private String add(Map<String, String> fields) {
    return redis.xadd(stream, fields, new XAddParams()).toString();
  }

  private String delivered(Map<String, String> fields) {
    String id = add(fields);
    deliver(ann);
    return id;
  }

  private Event deliveredEvent() {
    Map<String, String> fields = fields();
    return new Event(delivered(fields), fields);
  }

  private void deliver(Member member) {
    redis.xreadGroup(
        member.group(),
        member.consumer(),
        XReadGroupParams.xReadGroupParams().count(1),
        Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
  }

  /** Makes Redis count so many deliveries. */
  private void deliverTo(int times, String id) {
    redis.xclaimJustId(
        stream,
        group,
        ann.consumer(),
        0,
        XClaimParams.xClaimParams().retryCount(times),
        new StreamEntryID(id));
  }

  private List<String> pending(String inGroup) {
    return redis.xpending(stream, inGroup, XPendingParams.xPendingParams("-", "+", 99)).stream()
        .map(StreamPendingEntry::getID)
        .map(StreamEntryID::toString)
        .toList();
  }

  private List<Event> letters() {
    return events(dead);
  }

  private List<Event> events(String key) {
    return redis.xrange(key, "-", "+").stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }

  private static void assertRefused(String what, ThrowingCallable call) {
    assertThatThrownBy(call, what).isInstanceOf(IllegalArgumentException.class);
  }

  /** Lets something happen before the second command that has to do with the streams. */
  private final class Between implements Middleman {
    private final AtomicInteger commands = new AtomicInteger();
    private final Runnable event;

    Between(Runnable event) {
      this.event = event;
    }

    @Override
    public List<String> command(List<String> command) {
      boolean ours = command.contains(bytes(stream)) || command.contains(bytes(dead));
      if (ours && commands.incrementAndGet() == 2) {
        event.run();
      }
      return command;
    }

    private static String bytes(String key) {
      return new String(key.getBytes(UTF_8), ISO_8859_1);
    }
  }
}
