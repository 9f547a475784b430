package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.queue.RetryQueue.DeadJob;
import handson.redis.queue.RetryQueue.Fate;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(RetryQueue.class)
final class RetryQueueTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final RetryQueue retries;
  private final Instances<RetryQueue> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String queue;
  private final QueueKeys keys;
  private final RetryPolicy policy;
  private final String ann;

  RetryQueueTest(
      RetryQueue retries, Instances<RetryQueue> instances, Evidence evidence, Given given) {
    this.retries = retries;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.queue = given.key("queue") + "{q}";
    this.keys = new QueueKeys(queue);
    this.policy = new RetryPolicy((int) given.number(5, 9), MINUTE, HOUR);
    this.ann = "ann" + given.word();
  }

  @Criterion(
      order = 1,
      value = "nack moves the job from the worker to those at rest, with one attempt more",
      why = "At once again it would fail at once again, and take the worker from other jobs.",
      tryIt = "ZADD queue:{mail}:retries 1793284800000 job")
  void nackLetsTheJobRest() {
    Job job = job("a", (int) given.number(0, 3));
    Job other = job("b", 0);
    hold(ann, other, job);

    assertThat(retries.nack(queue, ann, job, "no route", policy)).as("fate").isEqualTo(Fate.RESTS);

    assertThat(redis.zrange(keys.retries(), 0, -1).stream().map(Job::parse))
        .as("who rests")
        .containsExactly(job.withAttempts(job.attempts() + 1));
    assertThat(pending(ann)).as("what ann holds").containsExactly(other);
    assertThat(redis.exists(keys.ready(), keys.dead())).as("EXISTS ready dead").isZero();
  }

  @Criterion(
      order = 2,
      value = "the rest doubles with each failure up to the longest, from the server's now",
      why = "Who is overloaded gets more and more air, and nobody waits for a week.",
      tryIt = "ZRANGE queue:{mail}:retries 0 -1 WITHSCORES")
  void theRestDoubles() {
    RetryPolicy patient = new RetryPolicy(1_000, MINUTE, HOUR);
    Map<Integer, Duration> rests = Map.of(
        0,
        MINUTE,
        1,
        MINUTE.multipliedBy(2),
        4,
        MINUTE.multipliedBy(16),
        6,
        HOUR,
        70,
        HOUR,
        500,
        HOUR);
    rests.forEach((attempts, rest) -> {
      Job job = job("a", attempts);
      hold(ann, job);
      long before = now();
      retries.nack(queue, ann, job, "", patient);
      // Who keeps the microseconds is up to 1 ms past what this clock shows.
      long after = now() + 1;
      assertThat(redis.zscore(keys.retries(), job.withAttempts(attempts + 1).json()))
          .as("when it is due after %d failures, %d ms from now", attempts + 1, rest.toMillis())
          .isNotNull()
          .isBetween((double) before + rest.toMillis(), (double) after + rest.toMillis());
    });
  }

  @Criterion(
      order = 3,
      value = "after the last attempt the job is dead, with the error and the server's now",
      why = "A job that can never succeed would come back for ever; and somebody has to know why.",
      tryIt = "HGET queue:{mail}:errors 7")
  void theLastAttemptKills() {
    Job notYet = job("a", policy.attempts() - 2);
    Job last = job("b", policy.attempts() - 1);
    Job beyond = job("c", policy.attempts() + 5);
    String error = given.text();
    hold(ann, notYet, last, beyond);

    assertThat(retries.nack(queue, ann, notYet, "x", policy)).as("fate").isEqualTo(Fate.RESTS);
    long before = now();
    assertThat(retries.nack(queue, ann, last, error, policy)).as("fate").isEqualTo(Fate.DIES);
    long after = now() + 1;
    assertThat(retries.nack(queue, ann, beyond, "", policy)).as("fate").isEqualTo(Fate.DIES);

    String dead = last.withAttempts(policy.attempts()).json();
    assertThat(redis.zscore(keys.dead(), dead))
        .as("when b died")
        .isNotNull()
        .isBetween((double) before, (double) after);
    assertThat(redis.zcard(keys.dead())).as("ZCARD dead").isEqualTo(2);
    assertThat(redis.hgetAll(keys.errors())).as("errors").isEqualTo(Map.of("b", error, "c", ""));
    assertThat(redis.zcard(keys.retries())).as("ZCARD retries").isEqualTo(1);
    assertThat(redis.exists(keys.pending(ann))).as("EXISTS pending").isFalse();
  }

  @Criterion(
      order = 4,
      value = "the nack of who does not hold the job changes nothing, and says so",
      why = "The job was given to somebody else: it would be there twice.",
      tryIt = "LREM queue:{mail}:pending:ann 1 job")
  void aLateNackChangesNothing() {
    Job job = job("a", 1);
    hold(ann, job);
    hold("ben", job("b", 0));

    for (Job notHeld : List.of(job("b", 0), job.withAttempts(0), job.withAttempts(2))) {
      assertThat(retries.nack(queue, ann, notHeld, "late", policy)).as("fate").isEqualTo(Fate.LOST);
    }
    Job dying = job.withAttempts(policy.attempts());
    assertThat(retries.nack(queue, ann, dying, "late", policy)).as("fate").isEqualTo(Fate.LOST);
    assertThat(retries.nack(queue, "ben", job, "late", policy)).as("fate").isEqualTo(Fate.LOST);

    assertThat(pending(ann)).as("what ann holds").containsExactly(job);
    assertThat(redis.exists(keys.retries(), keys.dead(), keys.errors(), keys.ready()))
        .as("EXISTS retries dead errors ready")
        .isZero();
  }

  @Criterion(
      order = 5,
      value = "wake moves those whose rest is over to the back of ready, the first due first",
      why = "A retry waits behind new jobs; the others rest on.",
      tryIt = "ZRANGE queue:{mail}:retries -inf 1793284800000 BYSCORE")
  void wakeMovesThoseDue() {
    Job waits = job("waits", 0);
    redis.rpush(keys.ready(), waits.json());
    List<Job> due = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      due.add(job(given.word() + i, 1));
    }
    Collections.shuffle(due, given.random());
    long now = now();
    for (int i = 0; i < due.size(); i++) {
      redis.zadd(keys.retries(), now - 20_000 + 1_000 * i, due.get(i).json());
    }
    Job later = job("later", 1);
    redis.zadd(keys.retries(), now + 600_000, later.json());

    assertThat(retries.wake(queue)).as("how many woke up").isEqualTo(12);

    due.add(0, waits);
    assertThat(ready()).as("ready").isEqualTo(due);
    assertThat(redis.zrange(keys.retries(), 0, -1)).as("who rests").containsExactly(later.json());
    assertThat(retries.wake(queue)).as("once more").isZero();
    assertThat(retries.wake(given.key("other") + "{q}")).as("of an empty queue").isZero();
  }

  @Criterion(
      order = 6,
      value = "one wake moves 1,000 jobs at most",
      why = "A million jobs in one step are seconds in which nobody else is served.",
      tryIt = "ZRANGE queue:{mail}:retries -inf +inf BYSCORE LIMIT 0 1000")
  void wakeIsBounded() throws Exception {
    Map<String, Double> many = new HashMap<>();
    IntStream.range(0, RetryQueue.MOST + 50)
        .forEach(i -> many.put(job("job" + i, 1).json(), (double) i));
    evidence.unseen(() -> {
      redis.zadd(keys.retries(), many);
      assertThat(retries.wake(queue)).as("the first wake").isEqualTo(RetryQueue.MOST);
    });

    assertThat(redis.llen(keys.ready())).as("LLEN ready").isEqualTo(RetryQueue.MOST);
    assertThat(retries.wake(queue)).as("the second wake").isEqualTo(50);
    assertThat(Job.parse(redis.lindex(keys.ready(), -1)).id())
        .as("the last one")
        .isEqualTo("job1049");
  }

  @Criterion(
      order = 7,
      value = "dead shows the jobs that were given up, the oldest first, with their errors",
      why = "Somebody has to look, mend and decide.",
      tryIt = "ZRANGE queue:{mail}:dead 0 9")
  void deadShowsThem() {
    assertThat(retries.dead(queue, 5)).as("dead of an empty queue").isEmpty();
    List<DeadJob> dead = new ArrayList<>();
    for (String id : List.of("c", "a", "b")) {
      DeadJob one = new DeadJob(job(id, 5), Optional.of(given.text()));
      dead.add(one);
      redis.zadd(keys.dead(), 1_000 * dead.size(), one.job().json());
      redis.hset(keys.errors(), id, one.error().orElseThrow());
    }

    assertThat(retries.dead(queue, 2)).as("two of them").isEqualTo(dead.subList(0, 2));
    assertThat(retries.dead(queue, 9)).as("all of them").isEqualTo(dead);
    assertThat(retries.dead(queue, 0)).as("none of them").isEmpty();
    redis.hdel(keys.errors(), "c");
    assertThat(retries.dead(queue, 1))
        .as("one whose error is gone")
        .containsExactly(new DeadJob(dead.get(0).job(), Optional.empty()));
    assertThatThrownBy(() -> retries.dead(queue, -1), "-1 of them")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Criterion(
      order = 8,
      value = "requeue puts a dead job behind those that are ready, with all its attempts anew",
      why = "With its old attempts it would die of the first failure.",
      tryIt = "ZREM queue:{mail}:dead job")
  void requeueStartsAnew() {
    Job waits = job("waits", 0);
    Job dead = job("a", 5);
    Job other = job("b", 5);
    redis.rpush(keys.ready(), waits.json());
    redis.zadd(keys.dead(), Map.of(dead.json(), 1.0, other.json(), 2.0));
    redis.hset(keys.errors(), Map.of("a", "x", "b", "y"));

    assertThat(retries.requeue(queue, dead.withAttempts(4)))
        .as("an old attempt")
        .isFalse();
    assertThat(retries.requeue(queue, waits)).as("one that is not dead").isFalse();
    assertThat(retries.requeue(queue, dead)).as("requeue").isTrue();
    assertThat(retries.requeue(queue, dead)).as("requeue once more").isFalse();

    assertThat(ready()).as("ready").containsExactly(waits, dead.withAttempts(0));
    assertThat(redis.zrange(keys.dead(), 0, -1)).as("dead").containsExactly(other.json());
    assertThat(redis.hgetAll(keys.errors())).as("errors").isEqualTo(Map.of("b", "y"));
  }

  @Criterion(
      order = 9,
      value = "two that wake, nack or requeue at once do not double a job",
      why = "Every worker wakes now and then, and two people press the same button.",
      tryIt = "LLEN queue:{mail}:ready")
  void twoAtOnceDoNotDouble() {
    Job job = job("a", 1);
    Job dying = job("b", policy.attempts() - 1);
    Job dead = dying.withAttempts(policy.attempts());
    Interruption interruption = new Interruption();
    RetryQueue other = instances.through(interruption);
    for (int moment = 1; moment <= 4; moment++) {
      redis.zadd(keys.retries(), 1, job.json());
      interruption.before(moment, () -> retries.wake(queue));
      other.wake(queue);
      assertThat(redis.llen(keys.ready())).as("LLEN ready after two wakes").isEqualTo(1);

      redis.del(keys.ready());
      hold(ann, job, dying);
      interruption.before(moment, () -> retries.nack(queue, ann, job, "", policy));
      other.nack(queue, ann, job, "", policy);
      interruption.before(moment, () -> retries.nack(queue, ann, dying, "", policy));
      other.nack(queue, ann, dying, "", policy);
      assertThat(redis.zcard(keys.retries())).as("ZCARD retries").isEqualTo(1);
      assertThat(redis.zcard(keys.dead())).as("ZCARD dead").isEqualTo(1);

      interruption.before(moment, () -> retries.requeue(queue, dead));
      other.requeue(queue, dead);
      assertThat(redis.llen(keys.ready())).as("LLEN ready after two requeues").isEqualTo(1);
      redis.del(keys.ready(), keys.retries());
    }
  }

  @Criterion(
      order = 10,
      value = "a nack and a reclaim at once do not double a job",
      why = "The lease may end while the worker says that it failed.",
      tryIt = "LREM queue:{mail}:pending:ann 1 job")
  void aReclaimMayBeFirst() {
    Interruption interruption = new Interruption();
    RetryQueue other = instances.through(interruption);
    for (int attempts : List.of(0, policy.attempts() - 1)) {
      for (int moment = 1; moment <= 4; moment++) {
        Job job = job("a", attempts);
        hold(ann, job);
        interruption.before(moment, () -> {
          if (redis.lrem(keys.pending(ann), 1, job.json()) == 1) {
            redis.lpush(keys.ready(), job.withAttempts(attempts + 1).json());
          }
        });
        other.nack(queue, ann, job, "late", policy);

        assertThat(
                redis.llen(keys.ready()) + redis.zcard(keys.retries()) + redis.zcard(keys.dead()))
            .as("places in which the job is, reclaimed before command %d of nack", moment)
            .isEqualTo(1);
        redis.del(keys.ready(), keys.retries(), keys.dead());
      }
    }
  }

  @Criterion(
      order = 11,
      value = "whenever a program dies, each job is in one place",
      why = "First removed and then added is lost in between, the other way round doubled.",
      tryIt = "EVALSHA")
  void noMomentIsWrong() {
    Job fails = job("fails", 0);
    Job dies = job("dies", policy.attempts() - 1);
    hold(ann, fails, dies);
    List<String> complaints = new ArrayList<>();
    RetryQueue watched = instances.through(new Middleman() {
      @Override
      public void beforeReplies() {
        List<String> jobs = new ArrayList<>(redis.lrange(keys.ready(), 0, -1));
        jobs.addAll(redis.lrange(keys.pending(ann), 0, -1));
        jobs.addAll(redis.zrange(keys.retries(), 0, -1));
        List<String> dead = redis.zrange(keys.dead(), 0, -1);
        jobs.addAll(dead);
        List<String> found =
            jobs.stream().map(job -> Job.parse(job).id()).sorted().toList();
        if (!found.equals(List.of("dies", "fails"))) {
          complaints.add("in all places together: " + found);
        }
        if (dead.size() != redis.hlen(keys.errors())) {
          complaints.add(dead + " died of " + new TreeSet<>(redis.hvals(keys.errors())));
        }
      }
    });

    watched.nack(queue, ann, fails, "first", policy);
    watched.nack(queue, ann, dies, "second", policy);
    redis.zadd(keys.retries(), 1, fails.withAttempts(1).json());
    watched.wake(queue);
    watched.requeue(queue, dies.withAttempts(policy.attempts()));

    assertThat(complaints).as("what a crash would have left").isEmpty();
    assertThat(redis.llen(keys.ready())).as("LLEN ready").isEqualTo(2);
  }

  @Criterion(
      order = 12,
      value = "a queue without a hash tag is refused",
      why = "A Redis Cluster would spread its keys, and no step could move a job.",
      tryIt = "ZCARD queue:{mail}:dead")
  void nonsenseIsRefused() {
    String untagged = given.namespace() + "queue";
    Job job = job("a", 0);
    assertRefused("nack", () -> retries.nack(untagged, ann, job, "", policy));
    assertRefused("wake", () -> retries.wake(untagged));
    assertRefused("dead", () -> retries.dead(untagged, 1));
    assertRefused("requeue", () -> retries.requeue(untagged, job));
  }

  private Job job(String id, int attempts) {
    Instant enqueuedAt = Instant.ofEpochMilli(1_793_284_800_000L + id.hashCode());
    return new Job(id, "{\"text\":\"é}\",\"n\":[1]}", attempts, enqueuedAt);
  }

  private void hold(String worker, Job... held) {
    redis.del(keys.pending(worker));
    for (Job job : held) {
      redis.rpush(keys.pending(worker), job.json());
    }
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

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
