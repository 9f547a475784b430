package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(ReliableQueue.class)
final class ReliableQueueTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofSeconds(30);
  // Much longer than a patience of a part of a second, also where somebody waits in whole ones.
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration NOW = Duration.ZERO;

  private final ReliableQueue jobs;
  private final Instances<ReliableQueue> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String queue;
  private final QueueKeys keys;
  private final String ann;
  private final String ben;

  ReliableQueueTest(
      ReliableQueue jobs, Instances<ReliableQueue> instances, Evidence evidence, Given given) {
    this.jobs = jobs;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.queue = given.key("queue") + "{q}";
    this.keys = new QueueKeys(queue);
    this.ann = "ann" + given.word();
    this.ben = "ben" + given.word();
  }

  @Criterion(
      order = 1,
      value = "put adds the job's JSON at the back of ready",
      why = "Workers in other programs must be able to read it.",
      tryIt = "RPUSH queue:{mail}:ready 1")
  void putAddsAtTheBack() {
    List<Job> put = put(3);
    jobs.put(queue, put.get(0));
    put.add(put.get(0));

    assertThat(ready()).as("ready").isEqualTo(put);
    assertThat(redis.lindex(keys.ready(), 0))
        .as("the text")
        .isEqualTo(put.get(0).json());
  }

  @Criterion(
      order = 2,
      value = "take moves the job that is ready for longest to the worker's pending list",
      why = "A job that is only in the worker's memory is lost with the worker.",
      tryIt = "LMOVE queue:{mail}:ready queue:{mail}:pending:ann LEFT RIGHT")
  void takeMovesToPending() {
    List<Job> put = put(3);

    assertThat(jobs.take(queue, ann, LEASE, NOW)).as("ann's job").contains(put.get(0));
    assertThat(jobs.take(queue, ben, LEASE, LONG)).as("ben's job").contains(put.get(1));

    assertThat(pending(ann)).as("what ann holds").containsExactly(put.get(0));
    assertThat(pending(ben)).as("what ben holds").containsExactly(put.get(1));
    assertThat(ready()).as("ready").containsExactly(put.get(2));
  }

  @Criterion(
      order = 3,
      value = "take gives the worker a lease from now, by the server's clock",
      why = "Programs' clocks differ; a lease that ends by another clock ends too early or late.",
      tryIt = "ZRANGE queue:{mail}:leases 0 -1 WITHSCORES")
  void takeGivesALease() {
    put(2);
    Duration lease = Duration.ofMillis(given.number(1, 9_000_000));
    assertLease(ann, lease, () -> jobs.take(queue, ann, lease, NOW));
    Double anns = redis.zscore(keys.leases(), ann);
    assertLease(ben, LEASE, () -> jobs.take(queue, ben, LEASE, LONG));
    assertThat(redis.zscore(keys.leases(), ann)).as("ann's lease, later").isEqualTo(anns);
  }

  @Criterion(
      order = 4,
      value = "ack removes the job for good, once, and only for who holds it",
      why = "Work that is done must not come back.",
      tryIt = "LREM queue:{mail}:pending:ann 1 job")
  void ackRemoves() {
    List<Job> put = put(3);
    Job anns = take(ann);
    Job bens = take(ben);

    assertThat(jobs.ack(queue, ben, anns)).as("ben's ack of ann's job").isFalse();
    assertThat(jobs.ack(queue, ann, put.get(2)))
        .as("ack of a job that is ready")
        .isFalse();
    assertThat(pending(ann)).as("what ann holds").containsExactly(anns);
    assertThat(jobs.ack(queue, ann, anns)).as("ann's ack").isTrue();
    assertThat(jobs.ack(queue, ann, anns)).as("ann's second ack").isFalse();

    assertThat(redis.exists(keys.pending(ann))).as("EXISTS pending of ann").isFalse();
    assertThat(pending(ben)).as("what ben holds").containsExactly(bens);
    assertThat(ready()).as("ready").containsExactly(put.get(2));
  }

  @Criterion(
      order = 5,
      value = "take without patience answers at once; with patience it gives up after it",
      why = "BLMOVE with 0 seconds waits for ever.",
      tryIt = "BLMOVE queue:{mail}:ready queue:{mail}:ready LEFT LEFT 0.1")
  void patienceEnds() throws Exception {
    Duration patience = Duration.ofMillis(given.number(300, 400));
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Optional<Job>> none = waiting.run(() -> jobs.take(queue, ann, LEASE, NOW));
      try {
        assertThat(Waiting.answer(none)).as("take from nothing").isEmpty();
        Duration least = Duration.ofNanos(given.number(1, 999_999));
        long start = System.nanoTime();
        Future<Optional<Job>> late = waiting.run(() -> jobs.take(queue, ann, LEASE, patience));
        Future<Optional<Job>> shortest = waiting.run(() -> jobs.take(queue, ben, LEASE, least));
        assertThat(Waiting.answer(late, SOON)).as("take where nothing comes").isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("how long it waited, of %s", patience)
            .isGreaterThan(Duration.ofMillis(250));
        assertThat(Waiting.answer(shortest)).as("take with %s", least).isEmpty();
      } finally {
        String job = job("for who waits still").json();
        redis.rpush(keys.ready(), job, job, job);
      }
    }
  }

  @Criterion(
      order = 6,
      value = "a take that waits gets the job when it comes, and keeps nobody else waiting",
      why = "Asking again and again is load for nothing, a connection that waits stops all others.",
      tryIt = "CLIENT LIST")
  void aWaitingTakeIsWoken() throws Exception {
    Job job = job("late");
    try (Waiting waiting = new Waiting(evidence)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        Future<Optional<Job>> taken = waiting.start(() -> jobs.take(queue, ann, LEASE, LONG));
        try {
          Future<Boolean> beat = waiting.run(() -> jobs.heartbeat(queue, ben, LEASE));
          assertThat(Waiting.answer(beat)).as("a heartbeat while a take waits").isFalse();
        } finally {
          redis.rpush(keys.ready(), job.json());
        }
        assertThat(Waiting.answer(taken)).as("the job that came").contains(job);
      });
      assertThat(received.stream().filter(command -> !command.isFromScript()))
          .as("commands for one take that waits, and a heartbeat")
          .hasSizeLessThan(12);
    }
    assertThat(pending(ann)).as("what ann holds").containsExactly(job);
    assertThat(redis.zscore(keys.leases(), ann)).as("ann's lease").isNotNull();
  }

  @Criterion(
      order = 7,
      value = "of two that wait one gets the job that comes, and the other waits on",
      why = "The job that wakes both is gone when the second one asks.",
      tryIt = "INFO clients")
  void whoComesTooLateWaitsOn() throws Exception {
    List<Job> come = List.of(job("first"), job("second"));
    try (Waiting waiting = new Waiting(evidence)) {
      List<Future<Optional<Job>>> taken = new ArrayList<>();
      for (String worker : List.of(ann, ben)) {
        taken.add(waiting.start(() -> jobs.take(queue, worker, LEASE, LONG)));
      }
      try {
        redis.rpush(keys.ready(), come.get(0).json());
        Future<Optional<Job>> winner = waiting.first(taken);
        assertThat(Waiting.answer(winner)).as("the first answer").contains(come.get(0));
        taken.remove(winner);
        assertThat(waiting.stillWaits(taken.get(0)))
            .as("whether the other one waits on, with a patience of %s", LONG)
            .isTrue();
        redis.rpush(keys.ready(), come.get(1).json());
        assertThat(Waiting.answer(taken.get(0))).as("its answer").contains(come.get(1));
      } finally {
        String job = job("for who waits still").json();
        redis.rpush(keys.ready(), job, job);
      }
    }
    assertThat(Stream.of(ann, ben).flatMap(worker -> pending(worker).stream()))
        .as("what both hold")
        .containsExactlyInAnyOrderElementsOf(come);
  }

  @Criterion(
      order = 8,
      value = "what a worker still holds it gets first, with one attempt more",
      why = "The answer of its last take may be lost; without this the job stays for ever.",
      tryIt = "LINDEX queue:{mail}:pending:ann 0")
  void whatIsHeldComesFirst() {
    int attempts = severalDigits();
    Job first = job("often").withAttempts(attempts);
    redis.rpush(keys.ready(), first.json());
    List<Job> put = put(1);
    assertThat(take(ann)).as("ann's first take").isEqualTo(first);
    redis.zadd(keys.leases(), 1, ann);

    assertLease(
        ann,
        LEASE,
        () -> assertThat(jobs.take(queue, ann, LEASE, NOW))
            .as("ann's second take")
            .contains(first.withAttempts(attempts + 1)));
    Job last = take(ann);
    assertThat(last).as("ann's third take").isEqualTo(first.withAttempts(attempts + 2));

    assertThat(pending(ann)).as("what ann holds").containsExactly(last);
    assertThat(ready()).as("ready").isEqualTo(put);
    assertThat(jobs.ack(queue, ann, first)).as("ack of the first attempt").isFalse();
    assertThat(jobs.ack(queue, ann, last)).as("ack of the last").isTrue();
  }

  @Criterion(
      order = 9,
      value = "a heartbeat gives a new lease to who holds something, and to nobody else",
      why = "A slow worker keeps its job; one that has lost it must get to know.",
      tryIt = "ZADD queue:{mail}:leases 1793284800000 ann")
  void heartbeatsKeepTheLease() {
    put(1);
    Job held = take(ann);
    Duration lease = Duration.ofMillis(given.number(1, 9_000_000));

    assertLease(
        ann,
        lease,
        () ->
            assertThat(jobs.heartbeat(queue, ann, lease)).as("ann's heartbeat").isTrue());
    assertThat(jobs.heartbeat(queue, ben, LEASE))
        .as("heartbeat of who holds nothing")
        .isFalse();
    jobs.ack(queue, ann, held);
    assertThat(jobs.heartbeat(queue, ann, LEASE)).as("heartbeat after the ack").isFalse();
    assertThat(redis.zscore(keys.leases(), ben)).as("ben's lease").isNull();
  }

  @Criterion(
      order = 10,
      value = "reclaim puts back what a worker holds whose lease is over, in front, in order",
      why = "These jobs waited for longest; and it counts as an attempt that the worker died.",
      tryIt = "LRANGE queue:{mail}:ready 0 -1")
  void reclaimPutsBack() {
    List<Job> put = put(7);
    int attempts = severalDigits();
    List<Job> anns =
        put.subList(0, 3).stream().map(job -> job.withAttempts(attempts)).toList();
    hold(ann, anns, Duration.ofMillis(-given.number(1, 99_999)));
    hold(ben, put.subList(3, 4), LEASE);
    hold("carl", put.subList(4, 5), Duration.ofMillis(-100_000));
    trimReady(5);

    assertThat(jobs.reclaim(queue)).as("how many came back").isEqualTo(4);

    assertThat(ready()).as("ready").hasSize(6).endsWith(put.get(5), put.get(6));
    List<Job> annsAgain =
        anns.stream().map(job -> job.withAttempts(attempts + 1)).toList();
    assertThat(ready().subList(0, 4))
        .as("what came back")
        .containsSubsequence(annsAgain)
        .contains(put.get(4).withAttempts(1));
    assertThat(redis.exists(keys.pending(ann), keys.pending("carl")))
        .as("EXISTS")
        .isZero();
    assertThat(pending(ben)).as("what ben holds").containsExactly(put.get(3));
    assertThat(redis.zrange(keys.leases(), 0, -1)).as("leases").containsExactly(ben);
    assertThat(jobs.reclaim(queue)).as("once more").isZero();
    assertThat(jobs.reclaim(given.key("other") + "{q}")).as("of an empty queue").isZero();
  }

  @Criterion(
      order = 11,
      value = "the ack of who lost the job says false and changes nothing",
      why = "Somebody else has it; both must not believe that they finished it.",
      tryIt = "LREM queue:{mail}:pending:ann 1 job")
  void aLateAckIsRefused() {
    put(1);
    Job first = take(ann);
    redis.zadd(keys.leases(), 1, ann);
    jobs.reclaim(queue);

    assertThat(jobs.ack(queue, ann, first)).as("ann's ack after the reclaim").isFalse();
    assertThat(ready()).as("ready").containsExactly(first.withAttempts(1));
    assertThat(jobs.heartbeat(queue, ann, LEASE)).as("ann's heartbeat").isFalse();

    Job second = take(ann);
    assertThat(second).as("ann's own job, once more").isEqualTo(first.withAttempts(1));
    assertThat(jobs.ack(queue, ann, first)).as("ann's ack of the first attempt").isFalse();
    assertThat(pending(ann)).as("what ann holds").containsExactly(second);
    redis.zadd(keys.leases(), 1, ann);
    assertThat(jobs.ack(queue, ann, second))
        .as("an ack before somebody reclaims")
        .isTrue();
  }

  @Criterion(
      order = 12,
      value = "a slow worker that beats in time keeps its job, even at the last moment",
      why = "Between a look at the lease and the taking away a heartbeat may come.",
      tryIt = "ZSCORE queue:{mail}:leases ann")
  void aBeatAtTheLastMomentCounts() {
    Job job = job("slow");
    hold(ann, List.of(job), Duration.ofSeconds(-1));
    assertThat(jobs.heartbeat(queue, ann, LEASE))
        .as("a heartbeat after the end")
        .isTrue();
    assertThat(jobs.reclaim(queue)).as("reclaimed after it").isZero();

    Interruption interruption = new Interruption();
    ReliableQueue other = instances.through(interruption);
    for (int moment = 2; moment <= 5; moment++) {
      redis.del(keys.ready());
      hold(ann, List.of(job), Duration.ofSeconds(-1));
      AtomicBoolean beaten = new AtomicBoolean();
      interruption.before(moment, () -> {
        if (redis.exists(keys.pending(ann))) {
          redis.zadd(keys.leases(), now() + LEASE.toMillis(), ann);
          beaten.set(true);
        }
      });
      long reclaimed = other.reclaim(queue);

      int kept = beaten.get() ? 1 : 0;
      assertThat(reclaimed)
          .as("reclaimed while a heartbeat came before command %d", moment)
          .isEqualTo(1 - kept);
      assertThat(pending(ann)).as("what ann holds").hasSize(kept);
      assertThat(ready()).as("ready").hasSize(1 - kept);
    }
  }

  @Criterion(
      order = 13,
      value = "two that reclaim at once bring each job back once",
      why = "Every worker reclaims now and then; a job must not become two.",
      tryIt = "LRANGE queue:{mail}:ready 0 -1")
  void twoReclaimersDoNotDouble() {
    List<Job> held = List.of(job("a"), job("b"), job("c"));
    Interruption interruption = new Interruption();
    ReliableQueue other = instances.through(interruption);
    for (int moment = 2; moment <= 5; moment++) {
      redis.del(keys.ready());
      hold(ann, held, Duration.ofSeconds(-1));
      interruption.before(moment, () -> jobs.reclaim(queue));
      other.reclaim(queue);

      assertThat(ready())
          .as("ready, after another reclaimed before command %d of one", moment)
          .isEqualTo(held.stream().map(job -> job.withAttempts(1)).toList());
    }
  }

  @Criterion(
      order = 14,
      value = "whenever a worker dies, each job is in one list, and held only under a lease",
      why = "A job in no list is lost; one without a lease is never missed, which is the same.",
      tryIt = "ZSCORE queue:{mail}:leases ann")
  void noMomentIsWrong() throws Exception {
    List<Job> put = put(3);
    List<String> ids = put.stream().map(Job::id).toList();
    Witness witness = new Witness(redis, keys, List.of(ann, ben), ids);
    ReliableQueue worker = instances.through(witness);

    worker.take(queue, ann, LEASE, LONG);
    worker.take(queue, ann, LEASE, NOW);
    redis.zadd(keys.leases(), 1, ann);
    worker.heartbeat(queue, ann, LEASE);
    redis.zadd(keys.leases(), 1, ann);
    worker.reclaim(queue);
    assertThat(witness.complaints()).as("what a crash would have left").isEmpty();

    redis.del(keys.ready(), keys.leases());
    Job late = job("late");
    Witness awake = new Witness(redis, keys, List.of(ann, ben), List.of(late.id()));
    ReliableQueue waits = instances.through(awake);
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Optional<Job>> taken = waiting.start(() -> waits.take(queue, ben, LEASE, LONG));
      // Up to here there was no job.
      int before = awake.complaints().size();
      redis.rpush(keys.ready(), late.json());
      assertThat(Waiting.answer(taken)).as("the job that came").contains(late);
      List<String> complaints = awake.complaints();
      assertThat(complaints.subList(before, complaints.size()))
          .as("what a crash would have left, after the waiting")
          .isEmpty();
    }
  }

  @Criterion(
      order = 15,
      value = "in a crowd of workers each job is done once, and nothing is left",
      why = "Two workers with the same job, and one job with none, are the same mistake.",
      tryIt = "LLEN queue:{mail}:ready")
  void aCrowdLosesNothing() throws Exception {
    List<Job> put = IntStream.range(0, 40).mapToObj(i -> job("job" + i)).toList();
    redis.rpush(keys.ready(), put.stream().map(Job::json).toArray(String[]::new));
    ReliableQueue otherProgram = instances.through(new Middleman() {});

    evidence.unseen(() -> {
      List<List<String>> done = Crowd.of(4, member -> {
        ReliableQueue own = member % 2 == 0 ? jobs : otherProgram;
        String worker = "worker" + member;
        List<String> its = new ArrayList<>();
        Optional<Job> job = own.take(queue, worker, LEASE, NOW);
        while (job.isPresent()) {
          own.reclaim(queue);
          own.heartbeat(queue, worker, LEASE);
          if (own.ack(queue, worker, job.get())) {
            its.add(job.get().id());
          }
          job = own.take(queue, worker, LEASE, NOW);
        }
        return its;
      });

      assertThat(done.stream().flatMap(List::stream))
          .as("what all workers acknowledged")
          .containsExactlyInAnyOrderElementsOf(put.stream().map(Job::id).toList());
    });
    assertThat(Stream.of("worker0", "worker1", "worker2", "worker3").map(this::pending))
        .as("what they hold")
        .containsOnly(List.of());
  }

  @Criterion(
      order = 16,
      value = "a lease below 1 ms, a negative patience and a queue without hash tag are refused",
      why = "Without a hash tag a Redis Cluster spreads the keys, and no step can touch two.",
      tryIt = "RPUSH queue:{mail}:ready job")
  void nonsenseIsRefused() {
    put(1);
    String untagged = given.namespace() + "queue";
    assertRefused("a lease of 0", () -> jobs.take(queue, ann, NOW, NOW));
    assertRefused("a heartbeat of 0", () -> jobs.heartbeat(queue, ann, NOW));
    assertRefused("patience -1", () -> jobs.take(queue, ann, LEASE, Duration.ofMillis(-1)));
    assertRefused("put", () -> jobs.put(untagged, job("a")));
    assertRefused("take", () -> jobs.take(untagged, ann, LEASE, NOW));
    assertRefused("ack", () -> jobs.ack(untagged, ann, job("a")));
    assertRefused("heartbeat", () -> jobs.heartbeat(untagged, ann, LEASE));
    assertRefused("reclaim", () -> jobs.reclaim(untagged));
    assertThat(ready()).as("ready").hasSize(1);
  }

  private List<Job> put(int count) {
    List<Job> put = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      put.add(job(given.word() + i));
      jobs.put(queue, put.get(i));
    }
    return put;
  }

  private Job job(String id) {
    Instant enqueuedAt = Instant.ofEpochMilli(given.number(0, 2_000_000_000_000L));
    return Job.of(id, "{\"text\":\"" + given.word() + "}\\n\",\"n\":[1]}", enqueuedAt);
  }

  /** As many attempts as nobody counts who reads one digit of them. */
  private int severalDigits() {
    return (int) given.number(10, 120);
  }

  private Job take(String worker) {
    return jobs.take(queue, worker, LEASE, NOW)
        .orElseThrow(() -> new AssertionError(worker + " got no job; ready are " + ready()));
  }

  /** Writes what a worker holds as a take would have left it. */
  private void hold(String worker, List<Job> held, Duration leaseFromNow) {
    redis.del(keys.pending(worker));
    redis.rpush(keys.pending(worker), held.stream().map(Job::json).toArray(String[]::new));
    redis.zadd(keys.leases(), now() + leaseFromNow.toMillis(), worker);
  }

  private void trimReady(int held) {
    redis.ltrim(keys.ready(), held, -1);
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }

  private List<Job> ready() {
    return redis.lrange(keys.ready(), 0, -1).stream().map(Job::parse).toList();
  }

  private List<Job> pending(String worker) {
    return redis.lrange(keys.pending(worker), 0, -1).stream().map(Job::parse).toList();
  }

  private void assertLease(String worker, Duration lease, Runnable call) {
    long before = now();
    call.run();
    // Who keeps the microseconds is up to 1 ms past what this clock shows.
    long after = now() + 1;
    assertThat(redis.zscore(keys.leases(), worker))
        .as("the end of %s's lease, %d ms from now", worker, lease.toMillis())
        .isNotNull()
        .isBetween((double) before + lease.toMillis(), (double) after + lease.toMillis());
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
