package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(GcraLimiter.class)
final class GcraLimiterTest {
  private static final int CROWD = 12;
  private static final int ATTEMPTS = 6;
  private static final int RANDOM_ATTEMPTS = 150;

  private final GcraLimiter limiter;
  private final Instances<GcraLimiter> instances;
  private final LimiterAssertions limiters;
  private final UnifiedJedis redis;
  private final Given given;
  private final String ann;
  private final Quota quota;
  private final int burst;
  private final long interval;
  private final Instant start;

  GcraLimiterTest(
      GcraLimiter limiter, Instances<GcraLimiter> instances, Evidence evidence, Given given) {
    this.limiter = limiter;
    this.instances = instances;
    this.limiters = new LimiterAssertions(evidence, given);
    this.redis = evidence.redis();
    this.given = given;
    this.ann = given.key("ann");
    // Not a multiple of 7, so that the interval is no whole number of microseconds; and cut to
    // whole seconds, nearly one of them is lost.
    this.quota =
        new Quota(7, Duration.ofMillis(7 * (1_000 * given.number(5_000, 9_000) + 999) + 3));
    this.burst = (int) given.number(3, 6);
    this.interval = quota.intervalMicros();
    this.start = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000))
        .plus(given.number(1, 999_999), ChronoUnit.MICROS);
  }

  @Criterion(
      order = 1,
      value = "the burst is let through at once, whichever program it comes from, and no more",
      why = "A browser that opens a page asks ten times at once, and then for a minute not at all.",
      tryIt = "GET login:ann")
  void theBurstIsLetThrough() {
    GcraLimiter otherProgram = otherProgram();
    for (int i = 1; i <= burst; i++) {
      GcraLimiter program = i % 2 == 0 ? limiter : otherProgram;
      assertThat(program.tryAcquireAt(ann, quota, burst, start))
          .as("attempt %d of a burst of %d", i, burst)
          .isEqualTo(new Decision(true, burst - i, Duration.ZERO));
    }
    Decision decision = limiter.tryAcquireAt(ann, quota, burst, start);
    assertThat(decision.allowed()).as("allowed, one too many").isFalse();
    assertThat(decision.remaining()).as("remaining, one too many").isZero();

    String ben = given.key("ann");
    assertThat(limiter.tryAcquireAt(ben, quota, 1, start).allowed())
        .as("another")
        .isTrue();
    assertThat(limiter.tryAcquireAt(ben, quota, 1, start).allowed())
        .as("2 of 1")
        .isFalse();
    String all = given.key("ann");
    for (int i = 1; i <= quota.limit(); i++) {
      assertThat(limiter.tryAcquireAt(all, quota, quota.limit(), start).remaining())
          .as("remaining after %d of a burst of %d", i, quota.limit())
          .isEqualTo(quota.limit() - i);
    }
  }

  @Criterion(
      order = 2,
      value = "behind the burst comes one each interval, exact to the microsecond",
      why = "Who waits for as long as retryAfter says must be let in then, and not be told again.",
      tryIt = "GET login:ann")
  void thenComesOneEachInterval() {
    fill(ann, start);
    for (int i = 1; i <= 5; i++) {
      Instant due = at(start, i * interval);
      for (long early : List.of(interval, 1_000L, 999L, 1L)) {
        assertThat(limiter.tryAcquireAt(ann, quota, burst, at(due, -early)))
            .as("%d microseconds before one is due", early)
            .isEqualTo(new Decision(false, 0, Duration.of(early, ChronoUnit.MICROS)));
      }
      assertThat(limiter.tryAcquireAt(ann, quota, burst, due))
          .as("when one is due, behind the burst %d", i)
          .isEqualTo(new Decision(true, 0, Duration.ZERO));
    }
  }

  @Criterion(
      order = 3,
      value = "the interval is the window by the limit, rounded up to whole microseconds",
      why = "Rounded down, a million a day become some more.",
      tryIt = "SET login:ann 1700000000333334 PX 334")
  void theIntervalIsRoundedUp() {
    Quota sevenADay = new Quota(7, Duration.ofDays(1));

    limiter.tryAcquireAt(ann, sevenADay, 1, start);
    assertThat(limiter.tryAcquireAt(ann, sevenADay, 1, start).retryAfter())
        .as("retryAfter, 7 a day")
        .isEqualTo(Duration.of(12_342_857_143L, ChronoUnit.MICROS));
  }

  @Criterion(
      order = 4,
      value = "a quiet time earns attempts, up to the burst and no more",
      why = "Who was away for a week must not come with a week's attempts at once.",
      tryIt = "GET login:ann")
  void aQuietTimeEarnsTheBurst() {
    fill(ann, start);
    Instant later = at(start, (burst - 1) * interval + interval / 2);
    for (int i = 1; i < burst; i++) {
      assertThat(limiter.tryAcquireAt(ann, quota, burst, later).remaining())
          .as("remaining after attempt %d of %d that were earned", i, burst - 1)
          .isEqualTo(burst - 1 - i);
    }
    assertThat(limiter.tryAcquireAt(ann, quota, burst, later).retryAfter())
        .as("retryAfter, with half an attempt earned")
        .isEqualTo(Duration.of(interval - interval / 2, ChronoUnit.MICROS));

    Instant muchLater = at(later, given.number(20, 90) * interval + 1);
    for (int i = 1; i <= burst; i++) {
      assertThat(limiter.tryAcquireAt(ann, quota, burst, muchLater).remaining())
          .as("remaining after attempt %d, after a long quiet time", i)
          .isEqualTo(burst - i);
    }
    assertThat(limiter.tryAcquireAt(ann, quota, burst, muchLater).allowed())
        .as("allowed, one too many")
        .isFalse();
  }

  @Criterion(
      order = 5,
      value = "rejected attempts do not count",
      why = "Else who keeps trying is never let in again.",
      tryIt = "GET login:ann")
  void rejectedAttemptsDoNotCount() {
    fill(ann, start);
    for (int i = 1; i <= 20; i++) {
      long passed = interval * i / 21;
      assertThat(limiter.tryAcquireAt(ann, quota, burst, at(start, passed)).retryAfter())
          .as("retryAfter, %d microseconds behind the burst", passed)
          .isEqualTo(Duration.of(interval - passed, ChronoUnit.MICROS));
    }
    assertThat(limiter.tryAcquireAt(ann, quota, burst, at(start, interval)).allowed())
        .as("allowed, when one is due")
        .isTrue();
  }

  @Criterion(
      order = 6,
      value = "a burst below 1, or above the limit, is refused",
      why = "Of a burst of 0 nobody is ever let through, and retryAfter would promise it.",
      tryIt = "EXISTS login:ann login:ben")
  void aBurstOutOfRangeIsRefused() {
    for (int wrong : List.of(0, -1, Integer.MIN_VALUE, quota.limit() + 1, Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> limiter.tryAcquire(ann, quota, wrong), "burst %d", wrong)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> limiter.tryAcquireAt(ann, quota, wrong, start), "burst %d", wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(redis.exists(ann)).as("EXISTS").isFalse();
  }

  @Criterion(
      order = 7,
      value = "tryAcquire goes by the server's clock, and shares what is kept",
      why = "Two servers whose clocks differ by a second would undo each other's decisions.",
      tryIt = "EVAL \"return redis.call('TIME')\" 0")
  void theServersClockDecides() throws Exception {
    GcraLimiter otherProgram = otherProgram();
    Duration left = Duration.ofMinutes(1);
    Instant now = ServerTime.now(redis);

    limiter.tryAcquireAt(ann, quota, 1, at(now, -interval).plus(left));
    Decision decision = otherProgram.tryAcquire(ann, quota, 1);
    limiters.retryAfterIsWhatIsLeft(decision, left, now);

    String ben = given.key("ann");
    limiter.tryAcquireAt(ben, quota, 1, at(now, -interval));
    assertThat(limiter.tryAcquire(ben, quota, 1).allowed())
        .as("allowed, when due")
        .isTrue();
    assertThat(limiter.tryAcquire(ben, quota, 1).allowed())
        .as("allowed, at once")
        .isFalse();
    limiters.asksTheServersClock(() -> limiter.tryAcquire(given.key("ann"), quota, 1));
  }

  @Criterion(
      order = 8,
      value = "where the clock is set back, the theoretical arrival time stays",
      why = "After a failover another server's clock decides: too few is better than too many.",
      tryIt = "GET login:ann")
  void aClockThatIsSetBackLetsNoMoreThrough() {
    fill(ann, start);
    long back = given.number(1, 20 * interval);
    assertThat(limiter.tryAcquireAt(ann, quota, burst, at(start, -back)))
        .as("%d microseconds before the burst", back)
        .isEqualTo(new Decision(false, 0, Duration.of(back + interval, ChronoUnit.MICROS)));

    String ben = given.key("ann");
    limiter.tryAcquireAt(ben, quota, burst, start);
    assertThat(limiter.tryAcquireAt(ben, quota, burst, at(start, -interval)))
        .as("an interval before the first of a burst of %d", burst)
        .isEqualTo(new Decision(true, burst - 3, Duration.ZERO));
  }

  @Criterion(
      order = 9,
      value = "wherever a program dies, each key has a time to live",
      why = "A million callers who came once would stay in memory for ever.",
      tryIt = "PTTL login:ann")
  void eachKeyHasATimeToLive() throws Exception {
    limiters.everyStepLeavesATimeToLive(longest(), () -> limiter.tryAcquire(ann, quota, burst));
    limiters.everyStepLeavesATimeToLive(longest(), () -> limiter.tryAcquire(ann, quota, 1));
    limiters.everyStepLeavesATimeToLive(
        longest(), () -> limiter.tryAcquireAt(ann, quota, burst, start));
    limiters.anExpiryInBetweenLeavesATimeToLive(
        instances, longest(), (program, caller) -> program.tryAcquire(caller, quota, burst));
  }

  @Criterion(
      order = 10,
      value = "the key lives until it says no more than its absence would",
      why = "A key that expires sooner gives the whole burst back.",
      tryIt = "SET login:ann 1700000000000000 PX 60000")
  void theKeyLivesLongEnough() {
    for (int i = 1; i <= burst; i++) {
      Instant before = ServerTime.now(redis);
      limiter.tryAcquireAt(ann, quota, burst, start);
      assertThat(Instant.ofEpochMilli(redis.pexpireTime(ann)))
          .as("PEXPIRETIME after %d of a burst, with an interval of %d microseconds", i, interval)
          .isBetween(
              at(before, i * interval).minusMillis(1),
              ServerTime.now(redis).plus(longest()).plusMillis(1));
    }
    limiter.tryAcquireAt(ann, quota, burst, start);
    limiters.everyKeyExpires(longest(), "after a rejected attempt");
  }

  @Criterion(
      order = 11,
      value = "one small value is all that is kept, whatever the limit",
      why = "A limit of a thousand, and a million callers: a set of their times takes gigabytes.",
      tryIt = "MEMORY USAGE login:ann")
  void oneSmallValueIsKept() {
    Quota large = new Quota(1_000_000, Duration.ofDays(1));
    for (int i = 0; i < 100; i++) {
      limiter.tryAcquireAt(ann, large, large.limit(), at(start, i));
    }
    assertThat(limiters.bytes()).as("MEMORY USAGE after 100 of a million").isLessThan(400);
  }

  @Criterion(
      order = 12,
      value = "whatever the times, each decision is the right one",
      why = "A limiter that is right most of the time lets through what it is there to stop.",
      tryIt = "GET login:ann")
  void eachDecisionIsRight() {
    LeakyBucketModel model = new LeakyBucketModel(interval, burst);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    long retryAfter = 0;
    for (int i = 0; i < RANDOM_ATTEMPTS; i++) {
      now += given.any(List.of(
          0L,
          1L,
          given.number(1, interval),
          given.number(1, 2 * interval),
          Math.max(0, retryAfter - 1),
          retryAfter,
          interval - 1,
          burst * interval));
      Decision right = model.tryAcquireAt(now);
      assertThat(limiter.tryAcquireAt(ann, quota, burst, at(Instant.EPOCH, now)))
          .as("attempt %d at %d, %s, burst %d, after %s", i, now, quota, burst, model.letThrough())
          .isEqualTo(right);
      retryAfter = right.retryAfter().toNanos() / 1_000;
    }
    assertBound(model.letThrough());
  }

  @Criterion(
      order = 13,
      value = "of two programs that come at once for the last place, one gets it",
      why = "Between a GET and a SET others read the same value; a script is one step.",
      tryIt = "GET login:ann")
  void oneOfTwoGetsTheLastPlace() {
    limiters.oneOfTwoGetsTheLastPlace(
        instances, limiter, (program, caller) -> program.tryAcquire(caller, quota, 1));
  }

  @Criterion(
      order = 14,
      value = "of a crowd in two programs exactly the burst is let through",
      why = "Each attempt pushes the time on by an interval, and none may be lost.",
      tryIt = "GET login:ann")
  void aCrowdGetsExactlyTheBurst() throws Exception {
    Quota some = new Quota(CROWD * ATTEMPTS / 2, Duration.ofDays(30));
    String ben = given.key("ann");
    LimiterAssertions.exactly(
        some.limit(), crowd(program -> program.tryAcquire(ann, some, some.limit())));
    LimiterAssertions.exactly(
        some.limit(), crowd(program -> program.tryAcquireAt(ben, some, some.limit(), start)));
  }

  /** What the contract promises of every span of time, on which the model has to agree. */
  private void assertBound(List<Long> letThrough) {
    for (int from = 0; from < letThrough.size(); from++) {
      for (int to = from; to < letThrough.size(); to++) {
        long span = letThrough.get(to) - letThrough.get(from);
        assertThat(to - from + 1L)
            .as("let through in %d microseconds", span)
            .isLessThanOrEqualTo(burst + span / interval);
      }
    }
  }

  private List<List<Decision>> crowd(Attempt attempt) throws Exception {
    GcraLimiter otherProgram = otherProgram();
    return Crowd.of(CROWD, member -> {
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        decisions.add(attempt.by(member % 2 == 0 ? limiter : otherProgram));
      }
      return decisions;
    });
  }

  private interface Attempt {
    Decision by(GcraLimiter program);
  }

  private void fill(String key, Instant now) {
    for (int i = 0; i < burst; i++) {
      limiter.tryAcquireAt(key, quota, burst, now);
    }
  }

  private Duration longest() {
    return Duration.of(quota.limit() * interval, ChronoUnit.MICROS);
  }

  private static Instant at(Instant start, long micros) {
    return start.plus(micros, ChronoUnit.MICROS);
  }

  private GcraLimiter otherProgram() {
    return instances.through(new Middleman() {});
  }
}
