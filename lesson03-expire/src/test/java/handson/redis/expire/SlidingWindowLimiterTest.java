package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

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

@ContractTest(SlidingWindowLimiter.class)
final class SlidingWindowLimiterTest {
  private static final int CROWD = 12;
  private static final int ATTEMPTS = 6;
  private static final int RANDOM_ATTEMPTS = 150;

  private final SlidingWindowLimiter limiter;
  private final Instances<SlidingWindowLimiter> instances;
  private final LimiterAssertions limiters;
  private final UnifiedJedis redis;
  private final Given given;
  private final String ann;
  private final Quota quota;
  private final int limit;
  private final long window;
  private final Instant start;

  SlidingWindowLimiterTest(
      SlidingWindowLimiter limiter,
      Instances<SlidingWindowLimiter> instances,
      Evidence evidence,
      Given given) {
    this.limiter = limiter;
    this.instances = instances;
    this.limiters = new LimiterAssertions(evidence, given);
    this.redis = evidence.redis();
    this.given = given;
    this.ann = given.key("ann");
    this.limit = (int) given.number(3, 6);
    this.quota = new Quota(limit, Duration.ofMillis(given.number(600_000, 9_000_000)));
    this.window = quota.windowMicros();
    this.start = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000))
        .plus(given.number(1, 999_999), ChronoUnit.MICROS);
  }

  @Criterion(
      order = 1,
      value = "the limit's attempts are let through, whichever program they come from, and no more",
      why = "A count in your JVM is not seen by the other servers behind the load balancer.",
      tryIt = "ZCOUNT login:ann -inf +inf")
  void theLimitIsLetThrough() {
    SlidingWindowLimiter otherProgram = otherProgram();
    for (int i = 1; i <= limit; i++) {
      SlidingWindowLimiter program = i % 2 == 0 ? limiter : otherProgram;
      assertThat(program.tryAcquireAt(ann, quota, start.plusSeconds(i)))
          .as("attempt %d of %d", i, limit)
          .isEqualTo(new Decision(true, limit - i, Duration.ZERO));
    }
    Decision decision = limiter.tryAcquireAt(ann, quota, start.plusSeconds(limit + 1));
    assertThat(decision.allowed()).as("allowed, one too many").isFalse();
    assertThat(decision.remaining()).as("remaining, one too many").isZero();

    Instant now = start.plusSeconds(limit + 1);
    String ben = given.key("ann");
    Quota one = new Quota(1, quota.window());
    assertThat(limiter.tryAcquireAt(ben, one, now).allowed())
        .as("1 of 1, another")
        .isTrue();
    assertThat(limiter.tryAcquireAt(ben, one, now).allowed()).as("2 of 1").isFalse();
  }

  @Criterion(
      order = 2,
      value = "an attempt counts for the window's length, exact to the microsecond",
      why = "Who waits for as long as retryAfter says must be let in then, and not be told again.",
      tryIt = "ZREMRANGEBYSCORE login:ann -inf 1000000")
  void anAttemptCountsForTheWindow() {
    Instant now = start;
    for (int i = 0; i < limit; i++) {
      limiter.tryAcquireAt(ann, quota, now);
      now = now.plus(given.number(1_000, window / limit - 1_000), ChronoUnit.MICROS);
    }
    Instant free = start.plus(quota.window());
    for (long early : List.of(micros(now, free), 1_000L, 999L, 1L)) {
      assertThat(limiter.tryAcquireAt(ann, quota, free.minus(early, ChronoUnit.MICROS)))
          .as("%d microseconds before the first leaves", early)
          .isEqualTo(new Decision(false, 0, Duration.of(early, ChronoUnit.MICROS)));
    }
    assertThat(limiter.tryAcquireAt(ann, quota, free))
        .as("when the first leaves")
        .isEqualTo(new Decision(true, 0, Duration.ZERO));
    assertThat(limiter.tryAcquireAt(ann, quota, free).allowed())
        .as("allowed, another at that instant")
        .isFalse();
  }

  @Criterion(
      order = 3,
      value = "no window lets more than the limit through, wherever it begins",
      why = "Two fixed windows let nearly twice the limit through around the moment they meet.",
      tryIt = "ZCOUNT login:ann \"(1000000\" +inf")
  void noWindowLetsMoreThrough() {
    // One opens a fixed window, the others come at its end.
    Instant end = start.plus(quota.window());
    Instant late = end.minusMillis(limit);
    assertThat(limiter.tryAcquireAt(ann, quota, start).allowed())
        .as("the first")
        .isTrue();
    for (int i = 2; i <= limit; i++) {
      assertThat(limiter.tryAcquireAt(ann, quota, late).allowed())
          .as("allowed, %d of %d, the others at the end", i, limit)
          .isTrue();
    }
    Instant next = end.plusMillis(limit);
    assertThat(limiter.tryAcquireAt(ann, quota, next).allowed())
        .as("allowed, in the place of the first")
        .isTrue();
    assertThat(limiter.tryAcquireAt(ann, quota, next))
        .as("where %d are %d ms old, or less", limit, 2 * limit)
        .isEqualTo(new Decision(false, 0, Duration.between(next, late.plus(quota.window()))));
  }

  @Criterion(
      order = 4,
      value = "attempts of the same microsecond count one by one",
      why = "A set has each member once: with the time alone as member, two become one.",
      tryIt = "ZADD login:ann 1700000000000000 1700000000000000:0")
  void attemptsOfOneMicrosecondCount() {
    Quota more = new Quota(2 * limit, quota.window());
    for (int i = 1; i <= 2 * limit; i++) {
      // Two at a time, and the next two a microsecond later.
      Instant now = start.plus((i - 1) / 2, ChronoUnit.MICROS);
      assertThat(limiter.tryAcquireAt(ann, more, now))
          .as("attempt %d of %d", i, 2 * limit)
          .isEqualTo(new Decision(true, 2L * limit - i, Duration.ZERO));
    }
    Instant end = start.plus(quota.window());
    assertThat(limiter.tryAcquireAt(ann, more, end.minusNanos(1_000)).allowed())
        .as("allowed, one too many")
        .isFalse();
    for (int i = 1; i <= 2; i++) {
      assertThat(limiter.tryAcquireAt(ann, more, end).allowed())
          .as("allowed, when two left, %d", i)
          .isTrue();
    }
    assertThat(limiter.tryAcquireAt(ann, more, end).allowed()).as("a third").isFalse();
  }

  @Criterion(
      order = 5,
      value = "rejected attempts do not count",
      why = "Else who keeps trying is never let in again.",
      tryIt = "ZCARD login:ann")
  void rejectedAttemptsDoNotCount() {
    for (int i = 0; i < limit; i++) {
      limiter.tryAcquireAt(ann, quota, start);
    }
    for (int i = 1; i <= 20; i++) {
      Duration passed = quota.window().multipliedBy(i).dividedBy(21);
      assertThat(limiter.tryAcquireAt(ann, quota, start.plus(passed)).retryAfter())
          .as("retryAfter, %s after the window was full", passed)
          .isEqualTo(Duration.of(micros(start.plus(passed), start) + window, ChronoUnit.MICROS));
    }
    for (int i = 1; i <= limit; i++) {
      assertThat(limiter.tryAcquireAt(ann, quota, start.plus(quota.window())).allowed())
          .as("allowed, when the window has passed, %d of %d", i, limit)
          .isTrue();
    }
  }

  @Criterion(
      order = 6,
      value = "tryAcquire goes by the server's clock, and shares what is kept",
      why = "Two servers whose clocks differ by a second would not count the same window.",
      tryIt = "EVAL \"return redis.call('TIME')\" 0")
  void theServersClockDecides() throws Exception {
    SlidingWindowLimiter otherProgram = otherProgram();
    Quota one = new Quota(1, quota.window());
    Duration left = Duration.ofMinutes(1);
    Instant now = ServerTime.now(redis);

    limiter.tryAcquireAt(ann, one, now.minus(quota.window()).plus(left));
    Decision decision = otherProgram.tryAcquire(ann, one);
    limiters.retryAfterIsWhatIsLeft(decision, left, now);

    String ben = given.key("ann");
    limiter.tryAcquireAt(ben, one, now.minus(quota.window()));
    assertThat(limiter.tryAcquire(ben, one).allowed())
        .as("allowed, when one left")
        .isTrue();
    assertThat(limiter.tryAcquire(ben, one).allowed()).as("allowed, at once").isFalse();
    limiters.asksTheServersClock(() -> limiter.tryAcquire(given.key("ann"), one));
  }

  @Criterion(
      order = 7,
      value = "where the clock is set back, attempts from later on count",
      why = "After a failover another server's clock decides: too few is better than too many.",
      tryIt = "ZCOUNT login:ann \"(1000000\" +inf")
  void aClockThatIsSetBackLetsNoMoreThrough() {
    Duration back = Duration.of(given.number(1, 10 * window), ChronoUnit.MICROS);
    limiter.tryAcquireAt(ann, quota, start);
    for (int i = 2; i <= limit; i++) {
      assertThat(limiter.tryAcquireAt(ann, quota, start.minus(back)))
          .as("attempt %d of %d, the first was %s later", i, limit, back)
          .isEqualTo(new Decision(true, limit - i, Duration.ZERO));
    }
    assertThat(limiter.tryAcquireAt(ann, quota, start.minus(back)).allowed())
        .as("allowed, one too many")
        .isFalse();

    String ben = given.key("ann");
    for (int i = 0; i < limit; i++) {
      limiter.tryAcquireAt(ben, quota, start);
    }
    assertThat(limiter.tryAcquireAt(ben, quota, start.minus(back)))
        .as("%s before all of them", back)
        .isEqualTo(new Decision(false, 0, quota.window().plus(back)));
  }

  @Criterion(
      order = 8,
      value = "where the limit was lowered, retryAfter is the time until so many have left",
      why = "The oldest of six leaves soon, and then three are still too many by two.",
      tryIt = "ZRANGE login:ann -3 -3 WITHSCORES")
  void aLowerLimitWaitsForMoreToLeave() {
    Quota high = new Quota(2 * limit, quota.window());
    for (int i = 0; i < high.limit(); i++) {
      limiter.tryAcquireAt(ann, high, start.plusSeconds(i));
    }
    Instant now = start.plusSeconds(high.limit());
    // The limit-th from the end: when it leaves, one place is free.
    Instant free = start.plusSeconds(limit).plus(quota.window());

    assertThat(limiter.tryAcquireAt(ann, quota, now))
        .as("%d in the window, and a limit of %d", high.limit(), limit)
        .isEqualTo(new Decision(false, 0, Duration.between(now, free)));
    assertThat(limiter.tryAcquireAt(ann, quota, free.minusNanos(1_000)).allowed())
        .as("allowed, a microsecond before")
        .isFalse();
    assertThat(limiter.tryAcquireAt(ann, quota, free))
        .as("when it is time")
        .isEqualTo(new Decision(true, 0, Duration.ZERO));
  }

  @Criterion(
      order = 9,
      value = "wherever a program dies, each key has a time to live",
      why = "A million callers who came once would stay in memory for ever.",
      tryIt = "PTTL login:ann")
  void eachKeyHasATimeToLive() throws Exception {
    Quota one = new Quota(1, quota.window());
    limiters.everyStepLeavesATimeToLive(quota.window(), () -> limiter.tryAcquire(ann, quota));
    limiters.everyStepLeavesATimeToLive(quota.window(), () -> limiter.tryAcquire(ann, one));
    limiters.everyStepLeavesATimeToLive(
        quota.window(), () -> limiter.tryAcquireAt(ann, quota, start));
    limiters.anExpiryInBetweenLeavesATimeToLive(
        instances, quota.window(), (program, caller) -> program.tryAcquire(caller, quota));
  }

  @Criterion(
      order = 10,
      value = "the key lives for a window after the last attempt that was let through",
      why = "If it expired with the first attempt, the later ones would be forgotten too soon.",
      tryIt = "PEXPIRE login:ann 60000")
  void theKeyLivesForAWindow() {
    // Cut to whole seconds, nearly one of them is lost.
    Quota some = new Quota(limit, Duration.ofMillis(window / 1_000_000 * 1_000 + 999));
    for (int i = 1; i <= limit; i++) {
      Instant before = ServerTime.now(redis);
      limiter.tryAcquireAt(ann, some, start);
      assertThat(Instant.ofEpochMilli(redis.pexpireTime(ann)))
          .as("PEXPIRETIME after attempt %d, for a window of %s from now", i, some.window())
          .isBetween(
              before.plus(some.window()).minusMillis(1),
              ServerTime.now(redis).plus(some.window()).plusMillis(1));
      redis.pexpire(ann, 180_000);
    }
    limiter.tryAcquireAt(ann, some, start);
    assertThat(redis.pttl(ann))
        .as("PTTL after a rejected attempt, of 180 seconds before it")
        .isBetween(1L, 180_000L);
  }

  @Criterion(
      order = 11,
      value = "a busy caller's key does not grow: what left the window is removed",
      why = "Its time to live never ends, since each attempt renews it.",
      tryIt = "ZCARD login:ann")
  void aBusyCallersKeyDoesNotGrow() {
    Quota some = new Quota(15, quota.window());
    long full = 0;
    for (int round = 0; round < 10; round++) {
      Instant now = start.plus(quota.window().multipliedBy(round));
      for (int i = 0; i < some.limit(); i++) {
        limiter.tryAcquireAt(ann, some, now.plusMillis(i));
      }
      full = round == 0 ? limiters.bytes() : full;
    }
    assertThat(limiters.bytes())
        .as("MEMORY USAGE after 10 windows, where one takes %d bytes", full)
        .isLessThan(3 * full);
  }

  @Criterion(
      order = 12,
      value = "whatever the times, each decision is the right one",
      why = "A limiter that is right most of the time lets through what it is there to stop.",
      tryIt = "ZRANGE login:ann 0 -1 WITHSCORES")
  void eachDecisionIsRight() {
    SlidingWindowModel model = new SlidingWindowModel(limit, window);
    long now = micros(Instant.EPOCH, start);
    long retryAfter = 0;
    for (int i = 0; i < RANDOM_ATTEMPTS; i++) {
      now += given.any(List.of(
          0L,
          1L,
          given.number(1, window / limit),
          given.number(1, window / limit),
          Math.max(0, retryAfter - 1),
          retryAfter,
          window - 1,
          window));
      Decision right = model.tryAcquireAt(now);
      assertThat(limiter.tryAcquireAt(ann, quota, Instant.EPOCH.plus(now, ChronoUnit.MICROS)))
          .as("attempt %d, %s at %d, before it were let through %s", i, quota, now, model.before())
          .isEqualTo(right);
      retryAfter = right.retryAfter().toNanos() / 1_000;
    }
  }

  @Criterion(
      order = 13,
      value = "of two programs that come at once for the last place, one gets it",
      why = "Between a ZCARD and a ZADD others read the same number; a script is one step.",
      tryIt = "ZCARD login:ann")
  void oneOfTwoGetsTheLastPlace() {
    Quota one = new Quota(1, quota.window());
    limiters.oneOfTwoGetsTheLastPlace(
        instances, limiter, (program, caller) -> program.tryAcquire(caller, one));
  }

  @Criterion(
      order = 14,
      value = "of a crowd in two programs exactly the limit is let through",
      why = "Many attempts share a microsecond, and each has to count.",
      tryIt = "ZCARD login:ann")
  void aCrowdGetsExactlyTheLimit() throws Exception {
    Quota some = new Quota(CROWD * ATTEMPTS / 2, quota.window());
    String ben = given.key("ann");
    LimiterAssertions.exactly(some.limit(), crowd(program -> program.tryAcquire(ann, some)));
    LimiterAssertions.exactly(
        some.limit(), crowd(program -> program.tryAcquireAt(ben, some, start)));
  }

  private List<List<Decision>> crowd(Attempt attempt) throws Exception {
    SlidingWindowLimiter otherProgram = otherProgram();
    return Crowd.of(CROWD, member -> {
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        decisions.add(attempt.by(member % 2 == 0 ? limiter : otherProgram));
      }
      return decisions;
    });
  }

  private interface Attempt {
    Decision by(SlidingWindowLimiter program);
  }

  private static long micros(Instant from, Instant to) {
    return ChronoUnit.MICROS.between(from, to);
  }

  private SlidingWindowLimiter otherProgram() {
    return instances.through(new Middleman() {});
  }
}
