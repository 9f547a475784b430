package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.queue.BatchQueue.Batch;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(BatchQueue.class)
final class BatchQueueTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration NOW = Duration.ZERO;

  private final BatchQueue jobs;
  private final Instances<BatchQueue> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String queue;
  private final QueueKeys keys;

  BatchQueueTest(BatchQueue jobs, Instances<BatchQueue> instances, Evidence evidence, Given given) {
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
      value = "putAll adds in order; next takes up to so many, under a lease",
      why = "The promises are those of the reliable queue.",
      tryIt = "LPOP queue:{mail}:ready 10")
  void nextTakesABatch() {
    List<Job> put = put(5);
    jobs.putAll(queue, List.of());
    long before = now();
    Batch first = next("ann", Batch.NONE, 3);
    long after = now() + 1;

    assertThat(first.jobs()).as("the first batch").isEqualTo(put.subList(0, 3));
    assertThat(first.acknowledged()).as("acknowledged").isZero();
    assertThat(list(keys.pending("ann"))).as("what ann holds").isEqualTo(put.subList(0, 3));
    assertThat(redis.zscore(keys.leases(), "ann"))
        .as("ann's lease")
        .isBetween((double) before + LEASE.toMillis(), (double) after + LEASE.toMillis());
    assertThat(next("ben", Batch.NONE, 3).jobs()).as("ben's batch").isEqualTo(put.subList(3, 5));
    assertThat(redis.exists(keys.ready())).as("EXISTS ready").isFalse();
  }

  @Criterion(
      order = 2,
      value = "next acknowledges the batch before and takes the next, in one round trip",
      why = "The round trip is what a queue costs.",
      tryIt = "EVALSHA")
  void nextAcknowledges() throws Exception {
    List<Job> put = put(7);
    Batch first = next("ann", Batch.NONE, 3);
    List<Batch> second = new ArrayList<>();
    assertThat(
            evidence
                .received(() -> second.add(jobs.next(queue, "ann", first, 3, LEASE, LONG)))
                .stream()
                .filter(command -> !command.isFromScript()))
        .as("commands that acknowledge a batch and take the next")
        .hasSize(1);

    assertThat(second.get(0).acknowledged()).as("acknowledged").isEqualTo(3);
    assertThat(second.get(0).jobs()).as("the second batch").isEqualTo(put.subList(3, 6));
    assertThat(list(keys.pending("ann"))).as("what ann holds").isEqualTo(put.subList(3, 6));
    Batch none = next("ann", second.get(0), 0);
    assertThat(none).as("acknowledge, and no more").isEqualTo(new Batch("", 3, List.of()));
    assertThat(redis.exists(keys.pending("ann"), keys.leases(), keys.batch("ann")))
        .as("EXISTS pending leases batch")
        .isZero();
    assertThat(list(keys.ready())).as("ready").containsExactly(put.get(6));
  }

  @Criterion(
      order = 3,
      value = "a batch whose answer was lost comes again, and is not acknowledged unseen",
      why = "The same call again would acknowledge jobs that nobody has done.",
      tryIt = "LRANGE queue:{mail}:pending:ann 0 -1")
  void aLostAnswerComesAgain() {
    List<Job> put = put(5);
    Batch first = next("ann", Batch.NONE, 2);
    next("ann", first, 2);
    Batch again = next("ann", first, 1);

    List<Job> expected =
        put.subList(2, 4).stream().map(job -> job.withAttempts(1)).toList();
    assertThat(again.acknowledged()).as("acknowledged").isZero();
    assertThat(again.jobs()).as("the batch once more").isEqualTo(expected);
    assertThat(list(keys.pending("ann"))).as("what ann holds").isEqualTo(expected);
    assertThat(next("ann", Batch.NONE, 2).jobs().get(0).attempts())
        .as("attempts")
        .isEqualTo(2);
    assertThat(next("ann", again, 2).acknowledged()).as("an old number").isZero();
  }

  @Criterion(
      order = 4,
      value = "what was reclaimed is not acknowledged",
      why = "Somebody else has it.",
      tryIt = "DEL queue:{mail}:pending:ann")
  void whatWasReclaimedIsNotAcknowledged() {
    List<Job> put = put(4);
    Batch first = next("ann", Batch.NONE, 2);
    redis.del(keys.pending("ann"));
    redis.lpush(keys.ready(), put.get(1).json(), put.get(0).json());

    Batch second = next("ann", first, 2);
    assertThat(second.acknowledged()).as("acknowledged").isZero();
    assertThat(second.jobs()).as("the next batch").isEqualTo(put.subList(0, 2));
    assertThat(next("ann", first, 2).acknowledged()).as("the old number again").isZero();
    assertThat(list(keys.ready())).as("ready").isEqualTo(put.subList(2, 4));
  }

  @Criterion(
      order = 5,
      value = "next waits only where it took nothing, after the acknowledgement",
      why = "A batch that is done must not wait for the next one to be acknowledged.",
      tryIt = "BLMOVE queue:{mail}:ready queue:{mail}:ready LEFT LEFT 0.1")
  void nextWaits() throws Exception {
    put(2);
    Batch first = next("ann", Batch.NONE, 5);
    Job late = job("late");
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Batch> second = waiting.start(() -> jobs.next(queue, "ann", first, 5, LEASE, LONG));
      assertThat(redis.exists(keys.pending("ann"))).as("EXISTS pending").isFalse();
      redis.rpush(keys.ready(), late.json());
      assertThat(Waiting.answer(second).acknowledged()).as("acknowledged").isEqualTo(2);
      assertThat(second.get().jobs()).as("the job that came").containsExactly(late);
    }
    Duration least = Duration.ofNanos(given.number(1, 999_999));
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Batch> none = waiting.run(() -> jobs.next(queue, "ben", Batch.NONE, 5, LEASE, least));
      assertThat(Waiting.answer(none).jobs()).as("nothing after %s", least).isEmpty();
    }
    assertThat(next("ben", Batch.NONE, 5).jobs()).as("nothing").isEmpty();
    assertThat(jobs.next(queue, "ben", Batch.NONE, 5, LEASE, Duration.ofMillis(300))
            .jobs())
        .as("nothing after a while")
        .isEmpty();
  }

  @Criterion(
      order = 6,
      value = "of two that wait one gets the job that comes, and the other waits on",
      why = "The job that wakes both is gone when the second one asks.",
      tryIt = "INFO clients")
  void whoComesTooLateWaitsOn() throws Exception {
    try (Waiting waiting = new Waiting(evidence)) {
      List<Future<Batch>> batches = new ArrayList<>();
      for (String worker : List.of("ann", "ben")) {
        batches.add(waiting.start(() -> jobs.next(queue, worker, Batch.NONE, 5, LEASE, LONG)));
      }
      Job first = job("first");
      redis.rpush(keys.ready(), first.json());
      Future<Batch> winner = waiting.first(batches);
      assertThat(Waiting.answer(winner).jobs()).as("the first answer").containsExactly(first);
      batches.remove(winner);
      assertThat(waiting.stillWaits(batches.get(0)))
          .as("whether the other one waits on, with a patience of %s", LONG)
          .isTrue();
      Job second = job("second");
      redis.rpush(keys.ready(), second.json());
      assertThat(Waiting.answer(batches.get(0)).jobs()).as("its answer").containsExactly(second);
    }
  }

  @Criterion(
      order = 7,
      value = "whenever a worker dies, each job is in one list, and held only under a lease",
      why = "It is what makes the queue reliable.",
      tryIt = "ZSCORE queue:{mail}:leases ann")
  void noMomentIsWrong() {
    List<String> ids = put(4).stream().map(Job::id).toList();
    Witness witness = new Witness(redis, keys, List.of("ann", "ben"), ids);
    BatchQueue watched = instances.through(witness);
    watched.next(queue, "ann", Batch.NONE, 3, LEASE, LONG);
    watched.next(queue, "ben", Batch.NONE, 3, LEASE, LONG);
    watched.next(queue, "ann", Batch.NONE, 3, LEASE, NOW);
    assertThat(witness.complaints()).as("what a crash would have left").isEmpty();
  }

  @Criterion(
      order = 8,
      value = "of a crowd of workers each job reaches one",
      why = "A batch belongs to one worker as a job does.",
      tryIt = "LLEN queue:{mail}:ready")
  void aCrowdSharesTheJobs() throws Exception {
    List<Job> put = IntStream.range(0, 2_500).mapToObj(i -> job("job" + i)).toList();
    jobs.putAll(queue, put);

    List<List<Job>> done = Crowd.of(4, member -> {
      List<Job> its = new ArrayList<>();
      Batch batch = Batch.NONE;
      do {
        batch = next("worker" + member, batch, 1 + 60 * member);
        its.addAll(batch.jobs());
      } while (!batch.jobs().isEmpty());
      return its;
    });

    assertThat(done.stream().flatMap(List::stream))
        .as("what all workers took")
        .containsExactlyInAnyOrderElementsOf(put);
    assertThat(redis.exists(keys.ready(), keys.leases()))
        .as("EXISTS ready leases")
        .isZero();
  }

  @Criterion(
      order = 9,
      value = "a batch may have 1,000 jobs; what is out of range and no hash tag are refused",
      why = "While a script runs nobody else is served.",
      tryIt = "LPOP queue:{mail}:ready 1000")
  void limits() {
    List<Job> put = IntStream.range(0, 2_100).mapToObj(i -> job("job" + i)).toList();
    jobs.putAll(queue, put);
    Batch most = next("ann", Batch.NONE, BatchQueue.MOST);
    assertThat(most.jobs()).as("the largest batch").isEqualTo(put.subList(0, 1_000));
    assertThat(next("ann", Batch.NONE, 1).jobs()).as("all of it again").hasSize(1_000);

    assertRefused("1,001 jobs", () -> next("ann", Batch.NONE, BatchQueue.MOST + 1));
    assertRefused("-1 jobs", () -> next("ann", Batch.NONE, -1));
    assertRefused("no lease", () -> jobs.next(queue, "ann", Batch.NONE, 1, NOW, NOW));
    Duration negative = Duration.ofMillis(-1);
    assertRefused("patience -1", () -> jobs.next(queue, "ann", Batch.NONE, 1, LEASE, negative));
    String untagged = given.namespace() + "queue";
    assertRefused("put", () -> jobs.putAll(untagged, put));
    assertRefused("next", () -> jobs.next(untagged, "ann", Batch.NONE, 1, LEASE, NOW));
  }

  private Batch next(String worker, Batch done, int most) {
    return jobs.next(queue, worker, done, most, LEASE, NOW);
  }

  private List<Job> put(int count) {
    List<Job> put =
        IntStream.range(0, count).mapToObj(i -> job(given.word() + i)).toList();
    jobs.putAll(queue, put);
    return put;
  }

  private Job job(String id) {
    return Job.of(id, "{\"text\":\"" + given.word() + "\"}", Instant.ofEpochMilli(123_456_789));
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }

  private List<Job> list(String key) {
    return redis.lrange(key, 0, -1).stream().map(Job::parse).toList();
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
