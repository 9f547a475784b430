package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.queue.DelayedJobs.Priority;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(DelayedJobs.class)
final class DelayedJobsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LONG = Duration.ofSeconds(30);
  // Much longer than a patience of a part of a second, also where somebody waits in whole ones.
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration NOW = Duration.ZERO;

  private final DelayedJobs jobs;
  private final Instances<DelayedJobs> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String queue;
  private final QueueKeys keys;

  DelayedJobsTest(
      DelayedJobs jobs, Instances<DelayedJobs> instances, Evidence evidence, Given given) {
    this.jobs = jobs;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.queue = given.key("queue") + "{q}";
    this.keys = new QueueKeys(queue);
  }

  @Criterion(
      order = 1,
      value = "schedule writes the job, and in the sorted set when it is due: a while from now",
      why = "In Redis it outlives the program that scheduled it; a timer of that does not.",
      tryIt = "ZADD queue:{mail}:scheduled 1793284800000 7")
  void scheduleWritesWhenItIsDue() {
    for (Priority priority : Priority.values()) {
      Job job = job(given.word() + priority.ordinal());
      Duration delay = Duration.ofMillis(given.number(1, 9_000_000_000L));
      long before = now();
      assertThat(jobs.schedule(queue, job, priority, delay)).as("a new job").isTrue();
      // Who keeps the microseconds is up to 1 ms past what this clock shows.
      long after = now() + 1;

      assertThat(redis.zscore(keys.scheduled(), job.id()))
          .as("when '%s' is due, %d ms from now", job.id(), delay.toMillis())
          .isNotNull()
          .isBetween((double) before + delay.toMillis(), (double) after + delay.toMillis());
      assertThat(redis.hget(keys.jobs(), job.id()))
          .as("what is kept of '%s'", job.id())
          .isEqualTo(DelayedJobs.text(priority, job));
    }
    assertThat(jobs.schedule(queue, job("at once"), Priority.NORMAL, NOW)).isTrue();
    assertThat(redis.zcard(keys.scheduled())).as("ZCARD scheduled").isEqualTo(4);
    assertThat(ready()).as("ready").isEmpty();
  }

  @Criterion(
      order = 2,
      value = "scheduleAt takes the time as it is, also one that is over",
      why = "A while from this program's now is another time where its clock is wrong.",
      tryIt = "ZSCORE queue:{mail}:scheduled 7")
  void scheduleAtTakesTheTime() {
    List<Instant> times = List.of(
        Instant.ofEpochMilli(given.number(1, 1_000_000_000_000L)),
        Instant.ofEpochMilli(given.number(4_000_000_000_000L, 9_000_000_000_000L)),
        Instant.EPOCH,
        Instant.parse("9999-12-31T23:59:59.999Z"));
    for (int i = 0; i < times.size(); i++) {
      Job job = job("job" + i);
      assertThat(jobs.scheduleAt(queue, job, Priority.LOW, times.get(i)))
          .as("a new job")
          .isTrue();
      assertThat(redis.zscore(keys.scheduled(), job.id()))
          .as("when it is due, at %s", times.get(i))
          .isEqualTo((double) times.get(i).toEpochMilli());
      assertThat(redis.hget(keys.jobs(), job.id()))
          .as("what is kept")
          .isEqualTo(DelayedJobs.text(Priority.LOW, job));
    }
  }

  @Criterion(
      order = 3,
      value = "an id that is scheduled once more takes the place of what it was",
      why = "A reminder that is put off must not come twice, nor with its old text.",
      tryIt = "ZADD queue:{mail}:scheduled 1793284860000 7")
  void theSameIdTakesItsPlace() {
    Job first = job("a");
    Job second = Job.of("a", "{\"changed\":true}", Instant.EPOCH);
    jobs.schedule(queue, first, Priority.LOW, HOUR);

    assertThat(jobs.scheduleAt(queue, second, Priority.HIGH, Instant.ofEpochMilli(7)))
        .as("scheduleAt of the same id")
        .isFalse();
    assertThat(redis.zscore(keys.scheduled(), "a")).as("when it is due").isEqualTo(7);
    assertThat(redis.hget(keys.jobs(), "a")).isEqualTo(DelayedJobs.text(Priority.HIGH, second));
    assertThat(jobs.schedule(queue, first, Priority.NORMAL, HOUR))
        .as("schedule of the same id")
        .isFalse();
    assertThat(redis.zscore(keys.scheduled(), "a")).as("when it is due").isGreaterThan(now());
    assertThat(redis.hgetAll(keys.jobs()))
        .as("what is kept")
        .isEqualTo(Map.of("a", DelayedJobs.text(Priority.NORMAL, first)));
    assertThat(redis.zcard(keys.scheduled())).as("ZCARD scheduled").isEqualTo(1);
  }

  @Criterion(
      order = 4,
      value = "cancel takes a job back, and says whether it was still scheduled",
      why = "The caller must know whether it is done all the same.",
      tryIt = "ZREM queue:{mail}:scheduled 7")
  void cancelTakesItBack() {
    Job job = job("a");
    Job other = job("b");
    scheduled(job, Priority.HIGH, 1);
    scheduled(other, Priority.NORMAL, 2);

    assertThat(jobs.cancel(queue, "c")).as("cancel of an unknown job").isFalse();
    assertThat(jobs.cancel(queue, "a")).as("cancel").isTrue();
    assertThat(jobs.cancel(queue, "a")).as("cancel once more").isFalse();
    assertThat(redis.zrange(keys.scheduled(), 0, -1)).as("scheduled").containsExactly("b");
    assertThat(redis.hkeys(keys.jobs())).as("ids of what is kept").containsExactly("b");

    assertThat(jobs.move(queue, 9)).as("how many moved").isEqualTo(1);
    assertThat(ready()).as("ready").containsExactly(other);
    assertThat(jobs.cancel(queue, "b")).as("cancel of a job that is ready").isFalse();
    assertThat(ready()).as("ready").containsExactly(other);
  }

  @Criterion(
      order = 5,
      value = "move moves those that are due to the back of ready, the ones due first in front",
      why = "Who waited for longest comes first; who is not due yet waits on.",
      tryIt = "ZRANGE queue:{mail}:scheduled -inf 1793284800000 BYSCORE")
  void moveMovesThoseDue() {
    Job waits = job("waits");
    redis.rpush(keys.ready(Priority.NORMAL), waits.json());
    List<String> ids =
        new ArrayList<>(IntStream.range(0, 12).boxed().map(i -> "job" + i).toList());
    Collections.shuffle(ids, given.random());
    List<Integer> order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
    Collections.shuffle(order, given.random());
    long now = now();
    for (int i : order) {
      scheduled(job(ids.get(i)), Priority.values()[i % 3], now - 20_000 + 1_000 * i);
    }
    scheduled(job("later"), Priority.HIGH, now + 600_000);

    assertThat(jobs.move(queue, 100)).as("how many moved").isEqualTo(12);

    for (Priority priority : Priority.values()) {
      List<Job> its = new ArrayList<>(priority == Priority.NORMAL ? List.of(waits) : List.of());
      for (int i = priority.ordinal(); i < 12; i += 3) {
        its.add(job(ids.get(i)));
      }
      assertThat(ready(priority)).as("ready of %s", priority).isEqualTo(its);
    }
    assertThat(redis.zrange(keys.scheduled(), 0, -1)).as("scheduled").containsExactly("later");
    assertThat(redis.hkeys(keys.jobs())).as("ids of what is kept").containsExactly("later");
    assertThat(jobs.move(queue, 100)).as("once more").isZero();
    assertThat(jobs.move(given.key("other") + "{q}", 100))
        .as("of an empty queue")
        .isZero();
  }

  @Criterion(
      order = 6,
      value = "one move moves as many as it is told at most, and first the ones due first",
      why = "A million jobs in one step are seconds in which nobody else is served.",
      tryIt = "ZRANGE queue:{mail}:scheduled -inf +inf BYSCORE LIMIT 0 1000")
  void moveIsBounded() throws Exception {
    Map<String, String> texts = new HashMap<>();
    Map<String, Double> times = new HashMap<>();
    for (int i = 0; i < DelayedJobs.MOST + 50; i++) {
      texts.put("job" + i, DelayedJobs.text(Priority.values()[2 - i % 3], job("job" + i)));
      times.put("job" + i, (double) i);
    }
    evidence.unseen(() -> {
      redis.hset(keys.jobs(), texts);
      redis.zadd(keys.scheduled(), times);
    });
    int few = (int) given.number(2, 40);
    assertThat(jobs.move(queue, few)).as("the first move of %d", few).isEqualTo(few);
    assertThat(ready())
        .as("the first %d", few)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, few).mapToObj(i -> job("job" + i)).toList());
    evidence.unseen(() -> {
      assertThat(jobs.move(queue, DelayedJobs.MOST)).as("the second move").isEqualTo(1_000);
      assertThat(jobs.move(queue, DelayedJobs.MOST)).as("the third move").isEqualTo(50 - few);
    });
    assertThat(DelayedJobs.readyKeys(queue).stream().mapToLong(redis::llen).sum())
        .as("ready in the end")
        .isEqualTo(DelayedJobs.MOST + 50);
    assertThat(redis.exists(keys.scheduled(), keys.jobs()))
        .as("EXISTS scheduled jobs")
        .isZero();
  }

  @Criterion(
      order = 7,
      value = "take gets the most urgent job; of several, the one that is ready for longest",
      why = "Somebody waits at the desk, while a report has time until the evening.",
      tryIt = "LMPOP 2 queue:{mail}:high:ready queue:{mail}:low:ready LEFT")
  void takeGetsTheMostUrgent() {
    List<Job> inOrder = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      for (int i = 0; i < 3; i++) {
        inOrder.add(job(given.word() + priority + i));
      }
    }
    for (int priority = 2; priority >= 0; priority--) {
      for (int i = 0; i < 3; i++) {
        String key = keys.ready(Priority.values()[priority]);
        redis.rpush(key, inOrder.get(3 * priority + i).json());
      }
    }
    for (int i = 0; i < inOrder.size(); i++) {
      Duration patience = i % 2 == 0 ? NOW : LONG;
      assertThat(jobs.take(queue, patience)).as("take %d", i + 1).contains(inOrder.get(i));
      assertThat(ready()).as("ready").isEqualTo(inOrder.subList(i + 1, inOrder.size()));
    }
  }

  @Criterion(
      order = 8,
      value = "take without patience answers at once; with patience it gives up after it",
      why = "BLPOP with 0 seconds waits for ever, and a part of a millisecond is cut to 0.",
      tryIt = "BLPOP queue:{mail}:high:ready queue:{mail}:low:ready 0.1")
  void patienceEnds() throws Exception {
    Duration patience = Duration.ofMillis(given.number(300, 400));
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Optional<Job>> none = waiting.run(() -> jobs.take(queue, NOW));
      try {
        assertThat(Waiting.answer(none)).as("take from nothing").isEmpty();
        Duration least = Duration.ofNanos(given.number(1, 999_999));
        long start = System.nanoTime();
        Future<Optional<Job>> late = waiting.run(() -> jobs.take(queue, patience));
        Future<Optional<Job>> shortest = waiting.run(() -> jobs.take(queue, least));
        assertThat(Waiting.answer(late, SOON)).as("take where nothing comes").isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("how long it waited, of %s", patience)
            .isGreaterThan(Duration.ofMillis(250));
        assertThat(Waiting.answer(shortest)).as("take with %s", least).isEmpty();
      } finally {
        String job = job("for who waits still").json();
        redis.rpush(keys.ready(Priority.HIGH), job, job, job);
      }
    }
  }

  @Criterion(
      order = 9,
      value = "a take that waits gets the most urgent of those that a move brings, and asks once",
      why = "Who waits for several lists gets from the one that was written first.",
      tryIt = "BLPOP queue:{mail}:high:ready queue:{mail}:low:ready 0.1")
  void aWaitingTakeGetsTheMostUrgent() throws Exception {
    Job urgent = job("urgent");
    Job soon = job("soon");
    Job whenever = job("whenever");
    try (Waiting waiting = new Waiting(evidence)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        Future<Optional<Job>> taken = waiting.start(() -> jobs.take(queue, LONG));
        try {
          scheduled(whenever, Priority.LOW, 1);
          scheduled(soon, Priority.NORMAL, 2);
          scheduled(urgent, Priority.HIGH, 3);
          Future<Long> moved = waiting.run(() -> jobs.move(queue, 9));
          assertThat(Waiting.answer(moved)).as("moved while a take waits").isEqualTo(3);
          assertThat(Waiting.answer(taken)).as("the job that it got").contains(urgent);
        } finally {
          redis.rpush(keys.ready(Priority.HIGH), job("for who waits still").json());
        }
      });
      assertThat(received.stream().filter(command -> !command.isFromScript()))
          .as("commands for one take that waits, and a move")
          .hasSizeLessThan(20);
    }
    assertThat(ready()).as("ready").endsWith(soon, whenever);
  }

  @Criterion(
      order = 10,
      value = "the server's clock decides, not the program's",
      why = "With a clock that is an hour fast, all that is due in the next hour is done now.",
      tryIt = "TIME")
  void theServersClockDecides() throws Exception {
    assertAsksForTheTime("schedule", () -> jobs.schedule(queue, job("a"), Priority.NORMAL, HOUR));
    assertAsksForTheTime("move", () -> jobs.move(queue, 9));
  }

  @Criterion(
      order = 11,
      value = "two that move, cancel or schedule at once agree on what becomes of a job",
      why = "A job must not become two, nor be done although it was taken back.",
      tryIt = "LLEN queue:{mail}:high:ready")
  void twoAtOnceAgree() {
    Job job = job("a");
    Interruption interruption = new Interruption();
    DelayedJobs other = instances.through(interruption);
    for (int moment = 1; moment <= 6; moment++) {
      AtomicBoolean cancelled = new AtomicBoolean();
      List<Long> moved = new ArrayList<>();
      scheduled(job, Priority.NORMAL, 1);
      interruption.before(moment, () -> moved.add(jobs.move(queue, 9)));
      moved.add(other.move(queue, 9));
      assertThat(ready()).as("ready, moved before command %d of a move", moment).hasSize(1);
      assertThat(moved.stream().mapToLong(n -> n).sum()).as("how many moved").isEqualTo(1);
      clear();

      scheduled(job, Priority.NORMAL, 1);
      interruption.before(moment, () -> cancelled.set(jobs.cancel(queue, "a")));
      other.move(queue, 9);
      assertThat(ready())
          .as("ready, cancelled (%s) before command %d of a move", cancelled, moment)
          .hasSize(cancelled.get() ? 0 : 1);
      clear();

      scheduled(job, Priority.NORMAL, 1);
      interruption.before(moment, () -> jobs.move(queue, 9));
      boolean late = other.cancel(queue, "a");
      assertThat(ready())
          .as("ready, moved before command %d of a cancel that said %s", moment, late)
          .hasSize(late ? 0 : 1);
      clear();

      scheduled(job, Priority.NORMAL, 1);
      interruption.before(moment, () -> jobs.schedule(queue, job, Priority.LOW, HOUR));
      long before = other.move(queue, 9);
      assertThat(ready())
          .as("ready, put off before command %d of a move", moment)
          .hasSize((int) before);
      assertThat(redis.hkeys(keys.jobs()))
          .as("ids of what is kept")
          .isEqualTo(new HashSet<>(redis.zrange(keys.scheduled(), 0, -1)));
      clear();
    }
  }

  @Criterion(
      order = 12,
      value = "whenever a program dies, each job is in one place, and has its text",
      why = "First removed and then added is lost in between, the other way round doubled.",
      tryIt = "EVALSHA")
  void noMomentIsWrong() {
    List<String> ids = List.of("a", "b", "c");
    scheduled(job("a"), Priority.HIGH, 1);
    scheduled(job("b"), Priority.LOW, 2);
    scheduled(job("c"), Priority.HIGH, 3);
    List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    DelayedJobs watched = instances.through(new Middleman() {
      @Override
      public void beforeReplies() {
        List<String> scheduled = redis.zrange(keys.scheduled(), 0, -1);
        if (!new HashSet<>(scheduled).equals(redis.hkeys(keys.jobs()))) {
          complaints.add(scheduled + " are scheduled, kept are " + redis.hkeys(keys.jobs()));
        }
        List<String> found = Stream.concat(scheduled.stream(), ready().stream().map(Job::id))
            .filter(ids::contains)
            .sorted()
            .toList();
        if (!found.equals(ids)) {
          complaints.add("in all places together: " + found);
        }
      }
    });

    watched.schedule(queue, job("new"), Priority.NORMAL, HOUR);
    watched.schedule(queue, job("b"), Priority.NORMAL, HOUR);
    watched.scheduleAt(queue, job("b"), Priority.NORMAL, Instant.EPOCH);
    watched.move(queue, 2);
    watched.move(queue, 2);
    watched.cancel(queue, "new");
    assertThat(complaints).as("what a crash would have left").isEmpty();
    assertThat(ready()).as("ready").hasSize(3);
  }

  @Criterion(
      order = 13,
      value = "in a crowd of movers and takers each job is handed out once",
      why = "Two workers with the same job, and one job with none, are the same mistake.",
      tryIt = "ZCARD queue:{mail}:scheduled")
  void aCrowdLosesNothing() throws Exception {
    List<Job> all = IntStream.range(0, 60).mapToObj(i -> job("job" + i)).toList();
    for (int i = 0; i < all.size(); i++) {
      scheduled(all.get(i), Priority.values()[i % 3], 1_000 + i);
    }
    DelayedJobs otherProgram = instances.through(new Middleman() {});

    evidence.unseen(() -> {
      List<List<Job>> taken = Crowd.of(4, member -> {
        DelayedJobs own = member % 2 == 0 ? jobs : otherProgram;
        List<Job> its = new ArrayList<>();
        while (own.move(queue, 7) > 0) {
          own.take(queue, NOW).ifPresent(its::add);
        }
        Optional<Job> job = own.take(queue, NOW);
        while (job.isPresent()) {
          its.add(job.get());
          job = own.take(queue, NOW);
        }
        return its;
      });

      assertThat(taken.stream().flatMap(List::stream))
          .as("what all takers got")
          .containsExactlyInAnyOrderElementsOf(all);
    });
  }

  @Criterion(
      order = 14,
      value = "what is out of range and a queue without a hash tag are refused",
      why = "A Redis Cluster would spread its keys, and no step could move a job.",
      tryIt = "ZCARD queue:{mail}:scheduled")
  void nonsenseIsRefused() {
    Job job = job("a");
    Priority normal = Priority.NORMAL;
    for (Duration delay : List.of(Duration.ofMillis(-1), Duration.ofDays(36_501))) {
      assertRefused("delay " + delay, () -> jobs.schedule(queue, job, normal, delay));
    }
    Instant early = Instant.ofEpochMilli(-1);
    Instant late = Instant.ofEpochSecond(253_402_300_800L);
    for (Instant due : List.of(early, late, Instant.MIN, Instant.MAX)) {
      assertRefused("due at " + due, () -> jobs.scheduleAt(queue, job, normal, due));
    }
    for (int most : new int[] {-1, 0, DelayedJobs.MOST + 1}) {
      assertRefused("move " + most, () -> jobs.move(queue, most));
    }
    assertRefused("patience -1", () -> jobs.take(queue, Duration.ofMillis(-1)));

    String untagged = given.namespace() + "queue";
    assertRefused("schedule", () -> jobs.schedule(untagged, job, normal, HOUR));
    assertRefused("scheduleAt", () -> jobs.scheduleAt(untagged, job, normal, Instant.EPOCH));
    assertRefused("cancel", () -> jobs.cancel(untagged, "a"));
    assertRefused("move", () -> jobs.move(untagged, 1));
    assertRefused("take", () -> jobs.take(untagged, NOW));
    assertThat(redis.exists(keys.scheduled(), keys.jobs())).as("EXISTS").isZero();
  }

  /** The same job for the same id; its text has what a careless reader stumbles over. */
  private static Job job(String id) {
    Instant enqueuedAt = Instant.ofEpochMilli(1_593_284_800_000L + id.hashCode());
    return Job.of(id, "{\"text\":\"low é 日本\",\n \"n\":[1]}", enqueuedAt);
  }

  /** Writes a job as schedule would have left it. */
  private void scheduled(Job job, Priority priority, long due) {
    redis.hset(keys.jobs(), job.id(), DelayedJobs.text(priority, job));
    redis.zadd(keys.scheduled(), due, job.id());
  }

  private void clear() {
    redis.del(keys.scheduled(), keys.jobs());
    redis.del(DelayedJobs.readyKeys(queue).toArray(String[]::new));
  }

  private List<Job> ready(Priority priority) {
    return redis.lrange(keys.ready(priority), 0, -1).stream().map(Job::parse).toList();
  }

  private List<Job> ready() {
    return Stream.of(Priority.values()).map(this::ready).flatMap(List::stream).toList();
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }

  private void assertAsksForTheTime(String what, Evidence.Action call) throws Exception {
    // The first call may open connections and load scripts.
    call.run();
    List<ReceivedCommand> received = evidence.received(call);
    if (received.stream().noneMatch(command -> command.name().equals("TIME"))) {
      long now = now();
      assertThat(received.stream()
              .filter(command -> !command.isFromScript())
              .flatMap(command -> command.arguments().stream()))
          .as("arguments of %s about now, %d, though nobody asked Redis for its time", what, now)
          .noneMatch(argument -> isAbout(now, argument));
    }
  }

  /** Whether a text is a time of today in seconds or in milliseconds. */
  private static boolean isAbout(long now, String text) {
    try {
      double number = Double.parseDouble(text);
      long day = Duration.ofDays(1).toMillis();
      return Math.abs(number - now) < day || Math.abs(number * 1_000 - now) < day;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
