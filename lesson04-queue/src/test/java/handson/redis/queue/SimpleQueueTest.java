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
import handson.redis.testing.Rival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(SimpleQueue.class)
final class SimpleQueueTest {
  private static final int CONSUMERS = 4;
  private static final long PLENTY = 1_000_000;
  private static final Duration LONG = Duration.ofSeconds(30);
  // Much longer than a patience of nearly two seconds, also where somebody waits in whole ones.
  private static final Duration SOON = Duration.ofSeconds(6);

  private final SimpleQueue jobs;
  private final Instances<SimpleQueue> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String queue;

  SimpleQueueTest(
      SimpleQueue jobs, Instances<SimpleQueue> instances, Evidence evidence, Given given) {
    this.jobs = jobs;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.queue = given.key("queue") + "{q}";
  }

  @Criterion(
      order = 1,
      value = "offer adds at the back of a list, backlog tells how many wait",
      why = "A queue that grows is the first sign that there are too few consumers.",
      tryIt = "LLEN queue:{mail}")
  void offerAddsAtTheBack() {
    assertThat(jobs.backlog(queue)).as("backlog of an absent queue").isZero();
    List<String> offered = offer(given.text(), "", given.text(), "same", "same");

    assertThat(redis.lrange(queue, 0, -1)).as("LRANGE").isEqualTo(offered);
    assertThat(jobs.backlog(queue)).as("backlog").isEqualTo(5);
  }

  @Criterion(
      order = 2,
      value = "take gets the job that waited for longest, and it is gone from Redis",
      why = "First in, first out: nobody waits for ever behind those who came later.",
      tryIt = "LPOP queue:{mail}")
  void takeGetsTheOldest() {
    List<String> offered = offer(given.text(), "", given.text());

    for (int i = 0; i < offered.size(); i++) {
      Duration patience = i == 1 ? LONG : Duration.ZERO;
      assertThat(jobs.take(queue, patience)).as("take %d", i + 1).contains(offered.get(i));
      assertThat(redis.llen(queue)).as("LLEN").isEqualTo(offered.size() - i - 1);
    }
    assertThat(redis.exists(queue)).as("EXISTS when all is taken").isFalse();
  }

  @Criterion(
      order = 3,
      value = "take without patience answers at once, also where there is nothing",
      why = "BLPOP with 0 seconds waits for ever.",
      tryIt = "BLPOP queue:{mail} 0.1")
  void noPatienceIsNoWaiting() throws Exception {
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Optional<String>> taken = waiting.run(() -> jobs.take(queue, Duration.ZERO));
      try {
        assertThat(Waiting.answer(taken)).as("take from nothing").isEmpty();
      } finally {
        redis.rpush(queue, "for who waits still");
      }
    }
  }

  @Criterion(
      order = 4,
      value = "take gives up after its patience, and not before",
      why = "BLPOP counts in seconds, and a part of a millisecond that is cut to 0 is for ever.",
      tryIt = "BLPOP queue:{mail} 1.2")
  void patienceEnds() throws Exception {
    // Cut to whole seconds it is 1 s.
    Duration patience = Duration.ofMillis(given.number(1_450, 1_500));
    Duration least = Duration.ofNanos(given.number(1, 999_999));
    try (Waiting waiting = new Waiting(evidence)) {
      long start = System.nanoTime();
      Future<Optional<String>> late = waiting.run(() -> jobs.take(queue, patience));
      Future<Optional<String>> shortest = waiting.run(() -> jobs.take(queue, least));
      try {
        assertThat(Waiting.answer(late, SOON)).as("take where nothing comes").isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .as("how long it waited, of %s", patience)
            .isGreaterThan(Duration.ofMillis(1_350));
        assertThat(Waiting.answer(shortest)).as("take with %s", least).isEmpty();
      } finally {
        redis.rpush(queue, "for who waits still", "for who waits still");
      }
    }
  }

  @Criterion(
      order = 5,
      value = "a take that waits gets the job when it comes, and asks only once",
      why = "A hundred consumers that ask ten times a second are a thousand commands for nothing.",
      tryIt = "INFO commandstats")
  void aWaitingTakeIsWoken() throws Exception {
    String job = given.text();
    try (Waiting waiting = new Waiting(evidence)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        Future<Optional<String>> taken = waiting.start(() -> jobs.take(queue, LONG));
        redis.rpush(queue, job);
        assertThat(Waiting.answer(taken)).as("the job that came").contains(job);
      });
      assertThat(received).as("commands for one take that waits").hasSizeLessThan(5);
    }
  }

  @Criterion(
      order = 6,
      value = "while a take waits, others work with the same object",
      why = "On a connection that waits every other command waits too.",
      tryIt = "CLIENT LIST")
  void aWaitingTakeBlocksNobody() throws Exception {
    try (Waiting waiting = new Waiting(evidence)) {
      Future<Optional<String>> first = waiting.start(() -> jobs.take(queue, LONG));
      try {
        assertThat(Waiting.answer(waiting.run(() -> jobs.backlog(queue))))
            .as("backlog while a take waits")
            .isZero();
        Future<Optional<String>> second = waiting.start(() -> jobs.take(queue, LONG));
        assertThat(Waiting.answer(waiting.run(() -> jobs.offer(queue, "a", 9))))
            .as("offer while two takes wait")
            .isTrue();
        assertThat(Waiting.answer(first)).as("who waited for longest").contains("a");
        redis.rpush(queue, "b");
        assertThat(Waiting.answer(second)).as("the other one").contains("b");
      } finally {
        redis.rpush(queue, "for who waits still", "for who waits still");
      }
    }
  }

  @Criterion(
      order = 7,
      value = "of several consumers and producers, each job reaches exactly one",
      why = "To look at the front and to remove it are two steps, and two consumers do both.",
      tryIt = "LPOP queue:{mail}")
  void eachJobReachesOne() throws Exception {
    offer("contested", "free");
    List<String> theRivals = new ArrayList<>();
    Interruption interruption = new Interruption();
    SimpleQueue slow = instances.through(interruption);
    interruption.before(2, () -> theRivals.add(redis.lpop(queue)));
    assertThat(slow.take(queue, Duration.ZERO))
        .as("the job of one consumer, while another took %s", theRivals)
        .isNotIn(theRivals.stream().map(Optional::of).toList());
    redis.del(queue);

    int each = 20;
    List<String> offered = IntStream.range(0, CONSUMERS * each)
        .mapToObj(i -> i / each + "/" + i % each)
        .toList();
    evidence.unseen(() -> {
      List<List<String>> taken = Crowd.of(2 * CONSUMERS, member -> {
        List<String> its = new ArrayList<>();
        for (int i = 0; i < each; i++) {
          if (member < CONSUMERS) {
            jobs.offer(queue, member + "/" + i, PLENTY);
          } else {
            jobs.take(queue, Duration.ofSeconds(5)).ifPresent(its::add);
          }
        }
        return its;
      });
      assertThat(taken.stream().flatMap(List::stream))
          .as("what all consumers took")
          .containsExactlyInAnyOrderElementsOf(offered);
    });
    assertThat(redis.exists(queue)).as("EXISTS in the end").isFalse();
  }

  @Criterion(
      order = 8,
      value = "offer says no where the backlog is full",
      why = "A queue without an end fills the server's memory while its consumers sleep.",
      tryIt = "LLEN queue:{mail}")
  void aFullBacklogTakesNoMore() {
    long limit = given.number(2, 5);
    for (int i = 1; i <= limit; i++) {
      assertThat(jobs.offer(queue, "job" + i, limit))
          .as("offer %d of %d", i, limit)
          .isTrue();
    }
    assertThat(jobs.offer(queue, "too much", limit)).as("one too much").isFalse();
    assertThat(jobs.offer(queue, "too much", 1)).as("far too much").isFalse();
    assertThat(redis.llen(queue)).as("LLEN").isEqualTo(limit);
    jobs.take(queue, Duration.ZERO);
    assertThat(jobs.offer(queue, "next", limit)).as("offer after a take").isTrue();
    assertThat(redis.lindex(queue, -1)).as("the last one").isEqualTo("next");
  }

  @Criterion(
      order = 9,
      value = "the limit holds when another producer adds at the same moment",
      why = "Who looks first and adds later adds to a backlog that has grown in between.",
      tryIt = "EVALSHA")
  void theLimitHoldsAgainstRivals() throws Exception {
    jobs.offer(queue, "first", 2);

    Rival.overtakes(
        redis, () -> redis.rpush(queue, "the rival's"), () -> jobs.offer(queue, "mine", 2));

    assertThat(redis.lrange(queue, 0, -1))
        .as("the backlog with a limit of 2")
        .isIn(List.of("first", "the rival's"), List.of("first", "mine"));
  }

  @Criterion(
      order = 10,
      value = "a stopped queue takes no job, and gives those that wait",
      why = "A stop that loses what waits is no orderly one.",
      tryIt = "SET queue:{mail}:stopped 1")
  void aStoppedQueueIsEmptied() {
    List<String> offered = offer("a", "b");
    assertThat(jobs.isFinished(queue)).as("finished before the stop").isFalse();

    jobs.stop(queue);
    jobs.stop(queue);

    assertThat(redis.exists(SimpleQueue.stoppedKey(queue))).as("EXISTS stopped").isTrue();
    assertThat(jobs.offer(queue, "late", PLENTY)).as("offer after the stop").isFalse();
    assertThat(redis.lrange(queue, 0, -1)).as("what waits").isEqualTo(offered);
    for (String job : offered) {
      assertThat(jobs.isFinished(queue)).as("finished while %s waits", job).isFalse();
      assertThat(jobs.take(queue, Duration.ZERO)).as("take after the stop").contains(job);
    }
    assertThat(jobs.isFinished(queue)).as("finished when all is taken").isTrue();
    assertThat(jobs.isFinished(given.key("other") + "{q}")).as("another queue").isFalse();
  }

  @Criterion(
      order = 11,
      value = "no job comes behind the stop, also from who had looked before it",
      why = "It would wait for ever: all consumers have gone home.",
      tryIt = "EXISTS queue:{mail}:stopped")
  void noJobComesBehindTheStop() throws Exception {
    String stopped = SimpleQueue.stoppedKey(queue);
    boolean added = Rival.overtakes(
        redis, () -> redis.set(stopped, "1"), () -> jobs.offer(queue, "late", PLENTY));

    assertThat(redis.llen(queue)).as("LLEN after a stop that came first").isZero();
    assertThat(added).as("offer after a stop that came first").isFalse();
  }

  @Criterion(
      order = 12,
      value = "finished is never said while a job waits",
      why = "The last consumer believes it and leaves a job behind.",
      tryIt = "EXISTS queue:{mail}:stopped")
  void finishedIsTrue() {
    Interruption interruption = new Interruption();
    SimpleQueue between = instances.through(interruption);
    interruption.before(2, () -> {
      redis.rpush(queue, "the last");
      redis.set(SimpleQueue.stoppedKey(queue), "1");
    });

    assertThat(between.isFinished(queue))
        .as("finished, asked while the last job and then the stop come")
        .isFalse();
  }

  @Criterion(
      order = 13,
      value = "a limit below 1 and a negative patience are refused",
      why = "They are mistakes of the caller, and Redis would take them for something else.",
      tryIt = "BLPOP queue:{mail} -1")
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> jobs.offer(queue, "job", 0), "a limit of 0")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> jobs.take(queue, Duration.ofMillis(-1)), "a patience of -1 ms")
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(redis.exists(queue)).as("EXISTS").isFalse();
  }

  private List<String> offer(String... offered) {
    for (String job : offered) {
      assertThat(jobs.offer(queue, job, PLENTY)).as("offer").isTrue();
    }
    return List.of(offered);
  }
}
