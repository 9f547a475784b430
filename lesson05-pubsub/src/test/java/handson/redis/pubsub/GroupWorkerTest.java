package handson.redis.pubsub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamConsumerInfo;
import redis.clients.jedis.resps.StreamGroupInfo;

@ContractTest(GroupWorker.class)
final class GroupWorkerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final GroupWorker workers;
  private final Instances<GroupWorker> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String stream;
  private final String group;
  private final Member ann;
  private final Member ben;

  GroupWorkerTest(
      GroupWorker workers, Instances<GroupWorker> instances, Evidence evidence, Given given) {
    this.workers = workers;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.stream = given.key("orders");
    this.group = given.word();
    this.ann = new Member(stream, group, "ann" + given.word());
    this.ben = new Member(stream, group, "ben" + given.word());
  }

  @Criterion(
      order = 1,
      value = "create makes a group that begins with the oldest event, and the stream",
      why = "A group that begins at the end never sees what was written before it.",
      tryIt = "XGROUP CREATE orders mail 0 MKSTREAM")
  void createBeginsWithTheOldest() {
    assertThatCode(() -> assertThat(workers.create(stream, group)).as("created").isTrue())
        .as("create where there is no stream")
        .doesNotThrowAnyException();
    assertThat(redis.type(stream)).as("TYPE").isEqualTo("stream");

    String old = given.key("old");
    redis.xadd(old, Map.of("a", "1"), new XAddParams());
    assertThat(workers.create(old, group))
        .as("created, of a stream with an event")
        .isTrue();
    assertThat(groups(old)).as("groups").hasSize(1).allSatisfy(info -> {
      assertThat(info.getName()).isEqualTo(group);
      assertThat(info.getLastDeliveredId()).hasToString("0-0");
    });
  }

  @Criterion(
      order = 2,
      value = "create leaves a group that exists as it is, and says so",
      why = "Every program creates the group when it starts: BUSYGROUP means that all is well.",
      tryIt = "XGROUP CREATE orders mail 0 MKSTREAM")
  void createTwiceIsFine() throws Exception {
    List<Boolean> made = Crowd.of(8, member -> {
      try {
        return workers.create(stream, group);
      } catch (RuntimeException e) {
        return null;
      }
    });
    assertThat(made)
        .as("answers of 8 that create at once; null is an exception")
        .doesNotContainNull();
    assertThat(made).as("answers of 8 that create at once").containsOnlyOnce(true);

    List<String> ids = add(2);
    deliver(ann, 1);
    assertThat(workers.create(stream, group)).as("created again").isFalse();
    assertThat(groups(stream)).as("groups").hasSize(1).allSatisfy(info -> {
      assertThat(info.getLastDeliveredId()).as("how far it is").hasToString(ids.get(0));
      assertThat(info.getPending()).as("pending").isEqualTo(1);
    });
    assertThat(workers.create(stream, group + "2")).as("another group").isTrue();

    String text = given.key("text");
    redis.set(text, "no stream");
    assertThatThrownBy(() -> workers.create(text, group), "a key that is no stream")
        .isInstanceOf(RuntimeException.class);
  }

  @Criterion(
      order = 3,
      value = "take hands out what nobody in the group has got, and it stays pending",
      why = "What is not in the pending list is lost when its member dies.",
      tryIt = "XREADGROUP GROUP mail ann COUNT 1 STREAMS orders \">\"")
  void takeIsPending() {
    create();
    List<String> ids = add(5);

    List<Event> first = take(ann, 2);
    assertThat(first.stream().map(Event::id)).as("ann takes 2").isEqualTo(ids.subList(0, 2));
    assertThat(first.get(0).fields()).as("fields").isEqualTo(fields(0));
    assertThat(ids(take(ben, 2))).as("ben takes 2").isEqualTo(ids.subList(2, 4));
    assertThat(ids(take(ann, 9))).as("ann takes 9 of 1").isEqualTo(ids.subList(4, 5));
    assertThat(take(ben, 9)).as("ben takes what is not there").isEmpty();
    assertThat(pending())
        .as("XPENDING")
        .containsExactly(
            new Pending(ids.get(0), ann.consumer(), 1),
            new Pending(ids.get(1), ann.consumer(), 1),
            new Pending(ids.get(2), ben.consumer(), 1),
            new Pending(ids.get(3), ben.consumer(), 1),
            new Pending(ids.get(4), ann.consumer(), 1));
  }

  @Criterion(
      order = 4,
      value = "take waits in Redis for the next event, and no longer than it was told",
      why = "Asking again and again costs a round trip each time; BLOCK 0 waits for ever.",
      tryIt = "XREADGROUP GROUP mail ann BLOCK 500 STREAMS orders \">\"")
  void takeWaitsInRedis() throws Exception {
    create();
    try (WaitingReads waiting = new WaitingReads(evidence)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        Future<List<Event>> taker = waiting.start(() -> workers.take(ann, 9, LONG));
        List<String> ids = add(1);
        assertThat(ids(WaitingReads.answer(taker)))
            .as("what came while it waited")
            .isEqualTo(ids);
      });
      assertThat(received).as("commands of a take that waited").hasSizeLessThanOrEqualTo(2);
      assertThat(waiting.answerAtOnce(() -> workers.take(ann, 9, Duration.ZERO)))
          .as("take with a patience of 0 where nothing comes")
          .isNotNull()
          .isEmpty();
      for (Duration patience : List.of(Duration.ofNanos(1), Duration.ofMillis(50))) {
        assertThat(waiting.answer(() -> workers.take(ann, 9, patience)))
            .as("take for %s where nothing comes", patience)
            .isNotNull()
            .isEmpty();
      }
    } finally {
      // Who waits for ever must not hold up the end of the test.
      add(1);
    }
  }

  @Criterion(
      order = 5,
      value = "a take that waits keeps nobody else waiting, and no connection stays behind",
      why = "An acknowledgement that waits behind it comes so late that others claim the event.",
      tryIt = "CLIENT LIST")
  void aWaitingTakeBlocksNobody() throws Exception {
    create();
    try (WaitingReads waiting = new WaitingReads(evidence)) {
      Future<List<Event>> first = waiting.start(() -> workers.take(ann, 1, LONG));
      try {
        assertThat(waiting.answer(() -> workers.pending(stream, group, 9)))
            .as("pending while a take waits")
            .isEmpty();
        Future<List<Event>> second = waiting.start(() -> workers.take(ben, 1, LONG));
        List<String> ids = add(2);
        assertThat(Stream.of(WaitingReads.answer(first), WaitingReads.answer(second))
                .flatMap(List::stream)
                .map(Event::id))
            .as("what the two that waited took")
            .containsExactlyInAnyOrderElementsOf(ids);
      } finally {
        add(2);
      }
    }

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 10; i++) {
        add(1);
        workers.take(ann, 1, Duration.ofMillis(50));
      }
    });
    assertThat(left).as("connections more after ten takes that could wait").isLessThan(5);
  }

  @Criterion(
      order = 6,
      value = "ack takes an event off the pending list, and leaves it in the stream",
      why = "Other groups read the same stream: only their own acknowledgement counts for them.",
      tryIt = "XACK orders mail 1000-0")
  void ackEndsPending() {
    create();
    redis.xgroupCreate(stream, "other", new StreamEntryID(0), true);
    List<String> ids = add(3);
    deliver(ann, 2);
    deliver(new Member(stream, "other", "eve"), 3);

    assertThat(workers.ack(stream, group, ids.get(0)))
        .as("ack of a pending event")
        .isTrue();
    assertThat(workers.ack(stream, group, ids.get(0))).as("the same again").isFalse();
    assertThat(workers.ack(stream, group, ids.get(2))).as("one not delivered").isFalse();
    assertThat(pending())
        .as("XPENDING")
        .containsExactly(new Pending(ids.get(1), ann.consumer(), 1));
    assertThat(redis.xlen(stream)).as("XLEN").isEqualTo(3);
    assertThat(redis.xpending(stream, "other").getTotal())
        .as("pending elsewhere")
        .isEqualTo(3);
  }

  @Criterion(
      order = 7,
      value = "pending lists who holds what, and how often it was delivered",
      why = "It is the first thing to look at when work does not get done.",
      tryIt = "XPENDING orders mail - + 10")
  void pendingTellsWhoHoldsWhat() {
    create();
    List<String> ids = add(4);
    deliver(ann, 2);
    deliver(ben, 1);
    age(ids.get(1), ben, Duration.ofMinutes(1));
    int times = (int) given.number(3, 9);
    redis.xclaimJustId(
        stream,
        group,
        ben.consumer(),
        0,
        XClaimParams.xClaimParams().retryCount(times),
        new StreamEntryID(ids.get(1)));

    List<Pending> expected = List.of(
        new Pending(ids.get(0), ann.consumer(), 1),
        new Pending(ids.get(1), ben.consumer(), times),
        new Pending(ids.get(2), ben.consumer(), 1));
    assertThat(workers.pending(stream, group, 9)).as("pending").isEqualTo(expected);
    assertThat(workers.pending(stream, group, 2)).as("2").isEqualTo(expected.subList(0, 2));
  }

  @Criterion(
      order = 8,
      value = "claim takes over what is pending for long, and nothing of the living",
      why = "What somebody works on at this moment would be done twice.",
      tryIt = "XAUTOCLAIM orders mail ben 3600000 0-0 COUNT 10")
  void claimSparesTheLiving() {
    create();
    List<String> ids = add(4);
    deliver(ann, 4);
    age(ids.get(0), ann, Duration.ofMinutes(30));
    age(ids.get(1), ann, Duration.ofMinutes(61));
    age(ids.get(3), ann, Duration.ofMinutes(90));

    for (Duration idle : List.of(HOUR.multipliedBy(2), Duration.ofDays(100), FOR_EVER)) {
      assertThat(workers.claim(ben, idle, 9)).as("idle for %s", idle).isEmpty();
    }
    List<Event> first = workers.claim(ben, HOUR, 1);
    assertThat(ids(first)).as("1 that is idle for an hour").containsExactly(ids.get(1));
    assertThat(first.get(0).fields()).as("its fields").isEqualTo(fields(1));
    assertThat(ids(workers.claim(ben, HOUR, 9))).as("the others").containsExactly(ids.get(3));
    assertThat(workers.claim(ann, HOUR, 9)).as("what ben has got just now").isEmpty();
    assertThat(pending())
        .as("XPENDING, with one delivery more for what was claimed")
        .containsExactly(
            new Pending(ids.get(0), ann.consumer(), 1),
            new Pending(ids.get(1), ben.consumer(), 2),
            new Pending(ids.get(2), ann.consumer(), 1),
            new Pending(ids.get(3), ben.consumer(), 2));
    age(ids.get(1), ben, HOUR.multipliedBy(2));
    assertThat(ids(workers.claim(ben, HOUR, 9))).as("its own").containsExactly(ids.get(1));
    age(ids.get(1), ben, Duration.ofDays(200));
    assertThat(ids(workers.claim(ann, Duration.ofDays(100), 9)))
        .as("idle for 100 days")
        .containsExactly(ids.get(1));
  }

  @Criterion(
      order = 9,
      value = "claim goes through all of the pending list",
      why = "One XAUTOCLAIM looks at ten events for each that it wants, and gives a cursor.",
      tryIt = "XAUTOCLAIM orders mail ben 3600000 0-0 COUNT 1")
  void claimLooksAtAll() throws Exception {
    create();
    List<String> ids = new ArrayList<>();
    evidence.unseen(() -> {
      ids.addAll(add(400));
      deliver(ann, 400);
    });
    age(ids.get(350), ann, HOUR);
    age(ids.get(399), ann, HOUR);

    assertThat(ids(workers.claim(ben, HOUR, 1)))
        .as("the first that is idle for an hour, behind 350 that are not")
        .containsExactly(ids.get(350));
    assertThat(ids(workers.claim(ben, HOUR, 2))).as("the other one").containsExactly(ids.get(399));
  }

  @Criterion(
      order = 10,
      value = "what the stream has forgotten is not claimed, and is pending no more",
      why = "Trimming does not ask the groups: the pending list keeps ids that lead nowhere.",
      tryIt = "XTRIM orders MAXLEN 1000")
  void forgottenEventsEnd() {
    create();
    List<String> ids = add(30);
    deliver(ann, 30);
    ids.forEach(id -> age(id, ann, HOUR));
    redis.xtrim(stream, 15, false);

    assertThat(ids(workers.claim(ben, HOUR, 5)))
        .as("5, where the oldest 15 of 30 are forgotten")
        .isEqualTo(ids.subList(15, 20));
    assertThat(ids(workers.claim(ben, HOUR, 100))).as("the others").isEqualTo(ids.subList(20, 30));
    assertThat(pending().stream().map(Pending::id))
        .as("what is pending")
        .isEqualTo(ids.subList(15, 30));
  }

  @Criterion(
      order = 11,
      value = "of two that claim at once, each event goes to one",
      why = "Who looks first and takes then, takes what the other has begun with.",
      tryIt = "XCLAIM orders mail ben 3600000 1000-0")
  void oneClaims() {
    create();
    List<String> ids = add(3);
    deliver(ann, 3);
    ids.forEach(id -> age(id, ann, HOUR));
    Member eve = new Member(stream, group, "eve");
    List<String> eves = new ArrayList<>();
    GroupWorker late = instances.through(new Between(() -> redis
        .xclaimJustId(
            stream,
            group,
            eve.consumer(),
            HOUR.toMillis(),
            new XClaimParams(),
            new StreamEntryID(ids.get(0)),
            new StreamEntryID(ids.get(1)))
        .forEach(id -> eves.add(id.toString()))));

    List<String> bens = ids(late.claim(ben, HOUR, 9));

    assertThat(Stream.concat(eves.stream(), bens.stream()))
        .as("what ben claimed, and eve, who came in between")
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Criterion(
      order = 12,
      value = "work acknowledges an event when its handler has returned, not before",
      why = "Who acknowledges first and dies then has lost it, and nobody knows.",
      tryIt = "XPENDING orders mail")
  void workAcknowledgesInTheEnd() throws Exception {
    create();
    List<String> ids = add(2);
    List<Event> handled = new ArrayList<>();
    List<Pending> meanwhile = new ArrayList<>();

    boolean found = workers.work(ann, HOUR, Duration.ZERO, event -> {
      handled.add(event);
      meanwhile.addAll(pending());
    });

    assertThat(found).as("found one").isTrue();
    assertThat(handled).as("handled").containsExactly(new Event(ids.get(0), fields(0)));
    assertThat(meanwhile)
        .as("pending while it is handled")
        .containsExactly(new Pending(ids.get(0), ann.consumer(), 1));
    assertThat(pending()).as("pending then").isEmpty();
    assertThat(workers.work(ann, HOUR, Duration.ZERO, handled::add))
        .as("found another")
        .isTrue();
    assertThat(workers.work(ann, HOUR, Duration.ofMillis(1), handled::add))
        .as("found a third")
        .isFalse();
    assertThat(ids(handled)).as("handled in the end").isEqualTo(ids);
  }

  @Criterion(
      order = 13,
      value = "an event whose handler fails stays pending, and the failure is told",
      why = "An exception is no acknowledgement; who swallows it looks as if all went well.",
      tryIt = "XPENDING orders mail - + 10")
  void aFailureStaysPending() {
    create();
    List<String> ids = add(2);
    Exception thrown = new Exception(given.text());

    Throwable told = catchThrowable(() -> workers.work(ann, HOUR, Duration.ZERO, event -> {
      throw thrown;
    }));

    assertThat(pending())
        .as("pending after the failure")
        .containsExactly(new Pending(ids.get(0), ann.consumer(), 1));
    assertThat(told).as("what work throws").isSameAs(thrown);
  }

  @Criterion(
      order = 14,
      value = "work begins with what can be claimed, then comes what is new",
      why = "A worker that only asks for new events leaves what a dead one held for ever.",
      tryIt = "XAUTOCLAIM orders mail ben 3600000 0-0 COUNT 1")
  void workComesBack() throws Exception {
    create();
    List<String> ids = add(4);
    deliver(ann, 2);
    age(ids.get(1), ann, HOUR);
    List<Event> handled = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      workers.work(ben, HOUR, Duration.ZERO, handled::add);
    }

    assertThat(ids(handled))
        .as("what ben handled, while ann still works on her first, and died of her second")
        .containsExactly(ids.get(1), ids.get(2), ids.get(3));
    assertThat(pending())
        .as("pending then")
        .containsExactly(new Pending(ids.get(0), ann.consumer(), 1));
  }

  @Criterion(
      order = 15,
      value = "leave removes a member that holds nothing, and no other",
      why = "XGROUP DELCONSUMER forgets what is pending: nobody gets it any more.",
      tryIt = "XGROUP DELCONSUMER orders mail ann")
  void leaveLosesNothing() {
    create();
    List<String> ids = add(2);
    deliver(ann, 1);
    deliver(ben, 1);

    assertThat(workers.leave(ann)).as("leave with a pending event").isFalse();
    assertThat(pending().stream().map(Pending::id)).as("pending").isEqualTo(ids);
    redis.xack(stream, group, new StreamEntryID(ids.get(0)));
    assertThat(workers.leave(ann)).as("leave with none").isTrue();
    assertThat(consumers()).as("XINFO CONSUMERS").containsExactly(ben.consumer());
    assertThat(workers.leave(ann)).as("leave, gone already").isTrue();
    assertThat(pending()).as("pending").containsExactly(new Pending(ids.get(1), ben.consumer(), 1));
  }

  @Criterion(
      order = 16,
      value = "what is delivered at the last moment is not lost with the member that leaves",
      why = "Between the look and the removal an event comes, and goes with it.",
      tryIt = "XGROUP DELCONSUMER orders mail ann")
  void leaveIsOneStep() {
    create();
    deliver(ann, 1);
    List<String> ids = new ArrayList<>();
    GroupWorker late = instances.through(new Between(() -> {
      ids.addAll(add(1));
      deliver(ann, 1);
    }));

    boolean gone = late.leave(ann);

    assertThat(pending().stream().map(Pending::id))
        .as("pending, where leave says %s", gone)
        .isEqualTo(ids);
  }

  @Criterion(
      order = 17,
      value = "a count below 1 and negative times are refused",
      why = "To XREADGROUP a COUNT of 0 is all that there is.",
      tryIt = "XREADGROUP GROUP mail ann COUNT 0 STREAMS orders \">\"")
  void nonsenseIsRefused() {
    create();
    add(1);
    Duration negative = Duration.ofMillis(-1);

    assertRefused("take 0", () -> workers.take(ann, 0, Duration.ZERO));
    assertRefused("a patience of -1 ms", () -> workers.take(ann, 1, negative));
    assertRefused("a patience of a year", () -> workers.take(ann, 1, Duration.ofDays(365)));
    assertRefused("claim 0", () -> workers.claim(ann, HOUR, 0));
    assertRefused("idle for -1 ms", () -> workers.claim(ann, negative, 1));
    assertRefused("pending 0", () -> workers.pending(stream, group, 0));
    assertThat(pending()).as("pending").isEmpty();
  }

  @Criterion(
      order = 18,
      value = "four members get all done, each event once",
      why = "That is what a group is for: nobody needs to know of the others.",
      tryIt = "XINFO CONSUMERS orders mail")
  void manyMembersShareTheWork() throws Exception {
    create();
    List<String> ids = add(60);

    List<List<String>> handled = Crowd.of(4, number -> {
      Member member = new Member(stream, group, "member" + number);
      List<String> its = new ArrayList<>();
      while (workers.work(member, HOUR, Duration.ZERO, event -> its.add(event.id()))) {
        // Goes on until nothing is left.
      }
      return its;
    });

    assertThat(handled.stream().flatMap(List::stream))
        .as("what the four handled")
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(pending()).as("pending in the end").isEmpty();
  }

  private void create() {
    redis.xgroupCreate(stream, group, new StreamEntryID(0), true);
  }

  private List<String> add(int many) {
    List<Response<StreamEntryID>> ids = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int i = 0; i < many; i++) {
        ids.add(pipeline.xadd(stream, fields(i), new XAddParams()));
      }
      pipeline.sync();
    }
    return ids.stream().map(id -> id.get().toString()).toList();
  }

  private static Map<String, String> fields(int number) {
    return Map.of("number", "é" + number, "empty", "");
  }

  /** Events for a member, taken by the test. */
  private void deliver(Member member, int count) {
    redis.xreadGroup(
        member.group(),
        member.consumer(),
        XReadGroupParams.xReadGroupParams().count(count),
        Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
  }

  /** Makes a delivery look older, in place of waiting. */
  private void age(String id, Member member, Duration idle) {
    redis.xclaimJustId(
        stream,
        group,
        member.consumer(),
        0,
        XClaimParams.xClaimParams().idle(idle.toMillis()),
        new StreamEntryID(id));
  }

  private List<Event> take(Member member, int count) {
    return workers.take(member, count, Duration.ZERO);
  }

  private List<Pending> pending() {
    return redis.xpending(stream, group, XPendingParams.xPendingParams("-", "+", 1_000)).stream()
        .map(p -> new Pending(p.getID().toString(), p.getConsumerName(), p.getDeliveredTimes()))
        .toList();
  }

  private List<StreamGroupInfo> groups(String key) {
    return redis.xinfoGroups(key);
  }

  private List<String> consumers() {
    return redis.xinfoConsumers2(stream, group).stream()
        .map(StreamConsumerInfo::getName)
        .toList();
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::id).toList();
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }

  /** Lets something happen before the second command that has to do with the stream. */
  private final class Between implements Middleman {
    private final AtomicInteger commands = new AtomicInteger();
    private final Runnable event;

    Between(Runnable event) {
      this.event = event;
    }

    @Override
    public List<String> command(List<String> command) {
      String name = new String(stream.getBytes(UTF_8), ISO_8859_1);
      if (command.contains(name) && commands.incrementAndGet() == 2) {
        event.run();
      }
      return command;
    }
  }
}
