package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import redis.clients.jedis.UnifiedJedis;

@ContractTest(FixedWindowLimiter.class)
final class FixedWindowLimiterTest {
  private static final int CROWD = 12;
  private static final int ATTEMPTS = 6;

  private final FixedWindowLimiter limiter;
  private final Instances<FixedWindowLimiter> instances;
  private final LimiterAssertions limiters;
  private final UnifiedJedis redis;
  private final Given given;
  private final String ann;
  private final Quota quota;
  private final long window;

  FixedWindowLimiterTest(
      FixedWindowLimiter limiter,
      Instances<FixedWindowLimiter> instances,
      Evidence evidence,
      Given given) {
    this.limiter = limiter;
    this.instances = instances;
    this.limiters = new LimiterAssertions(evidence, given);
    this.redis = evidence.redis();
    this.given = given;
    this.ann = given.key("ann");
    this.window = given.number(600_000, 9_000_000);
    this.quota = new Quota((int) given.number(3, 7), Duration.ofMillis(window));
  }

  @Criterion(
      order = 1,
      value = "the limit's attempts are let through, whichever program they come from, and no more",
      why = "A count in your JVM is not seen by the other servers behind the load balancer.",
      tryIt = "INCR login:ann")
  void theLimitIsLetThrough() {
    FixedWindowLimiter otherProgram = otherProgram();
    for (int i = 1; i <= quota.limit(); i++) {
      FixedWindowLimiter program = i % 2 == 0 ? limiter : otherProgram;
      assertThat(program.tryAcquire(ann, quota))
          .as("attempt %d of %d", i, quota.limit())
          .isEqualTo(new Decision(true, quota.limit() - i, Duration.ZERO));
    }
    for (int i = 1; i <= 3; i++) {
      Decision decision = limiter.tryAcquire(ann, quota);
      assertThat(decision.allowed()).as("allowed, %d too many", i).isFalse();
      assertThat(decision.remaining()).as("remaining, %d too many", i).isZero();
    }
    String ben = given.key("ann");
    Quota one = new Quota(1, quota.window());
    assertThat(limiter.tryAcquire(ben, one).allowed()).as("1 of 1, another").isTrue();
    assertThat(limiter.tryAcquire(ben, one).allowed()).as("2 of 1").isFalse();
  }

  @Criterion(
      order = 2,
      value = "the window opens with the first attempt, and the key lives as long as it",
      why = "Redis forgets callers who left by itself: nobody has to clean up.",
      tryIt = "PEXPIRE login:ann 60000 NX")
  void theKeyLivesAsLongAsTheWindow() {
    // A window that is no whole number of seconds.
    Quota some = new Quota(3, Duration.ofMillis(window / 1_000 * 1_000 + 999));
    Instant before = ServerTime.now(redis);
    limiter.tryAcquire(ann, some);
    Instant after = ServerTime.now(redis);

    assertThat(redis.type(ann)).as("TYPE").isEqualTo("string");
    assertThat(Instant.ofEpochMilli(redis.pexpireTime(ann)))
        .as("PEXPIRETIME, for a window of %s from now", some.window())
        .isBetween(
            before.plus(some.window()).minusMillis(1), after.plus(some.window()).plusMillis(1));
  }

  @Criterion(
      order = 3,
      value = "an attempt does not move the end of the window, rejected or not",
      why = "If each attempt began the minute anew, a steady caller would never be let in again.",
      tryIt = "PEXPIRE login:ann 60000 NX")
  void theEndOfTheWindowStays() {
    limiter.tryAcquire(ann, quota);
    long left = window / 2;
    redis.pexpire(ann, left);

    for (int i = 2; i <= quota.limit() + 2; i++) {
      limiter.tryAcquire(ann, quota);
      assertThat(redis.pttl(ann))
          .as("PTTL after attempt %d of %d, with %d ms left", i, quota.limit(), left)
          .isBetween(left - 60_000, left);
    }
  }

  @Criterion(
      order = 4,
      value = "a rejected attempt learns what is left of the window",
      why = "Who knows when to come back need not keep asking: HTTP says it as Retry-After.",
      tryIt = "PTTL login:ann")
  void aRejectedAttemptLearnsWhatIsLeft() {
    Quota one = new Quota(1, quota.window());
    assertThat(limiter.tryAcquire(ann, one).retryAfter())
        .as("retryAfter, allowed")
        .isZero();

    for (long left : List.of(window / 2, window - 100, 60_000L)) {
      redis.pexpire(ann, left);
      long before = redis.pttl(ann);
      Decision decision = limiter.tryAcquire(ann, one);
      long after = redis.pttl(ann);
      assertThat(decision.allowed()).as("allowed").isFalse();
      // Redis keeps a key through the last millisecond of its time.
      assertThat(decision.retryAfter().toMillis())
          .as("retryAfter in ms, where PTTL goes from %d to %d", before, after)
          .isBetween(Math.max(1, after), before + 1);
    }
  }

  @Criterion(
      order = 5,
      value = "behind the window's end the next one lets the limit through again",
      why = "That is the weakness, too: the end of one and the start of the next add up.",
      tryIt = "GET login:ann")
  void theNextWindowStartsAnew() {
    for (int round = 1; round <= 2; round++) {
      for (int i = 1; i <= quota.limit(); i++) {
        assertThat(limiter.tryAcquire(ann, quota).remaining())
            .as("remaining after attempt %d of window %d", i, round)
            .isEqualTo(quota.limit() - i);
      }
      assertThat(limiter.tryAcquire(ann, quota).allowed()).as("one more").isFalse();
      assertThat(redis.pttl(ann)).as("PTTL").isBetween(window - 60_000, window);
      ServerTime.letExpire(redis, ann);
    }
  }

  @Criterion(
      order = 6,
      value = "wherever a program dies, no counter stays without a time to live",
      why = "A counter that never expires locks its caller out for ever.",
      tryIt = "TTL login:ann")
  void noCounterStaysForEver() throws Exception {
    limiters.everyStepLeavesATimeToLive(quota.window(), () -> limiter.tryAcquire(ann, quota));
    limiters.everyStepLeavesATimeToLive(
        quota.window(), () -> limiter.tryAcquire(ann, new Quota(1, quota.window())));
    limiters.anExpiryInBetweenLeavesATimeToLive(
        instances, quota.window(), (program, caller) -> program.tryAcquire(caller, quota));
  }

  @Criterion(
      order = 7,
      value = "a counter that was left without a time to live gets one",
      why = "The version of last year did it in two steps, and its counters are still there.",
      tryIt = "PERSIST login:ann")
  void aCounterWithoutATimeToLiveGetsOne() {
    redis.set(ann, "1");
    assertThat(limiter.tryAcquire(ann, quota).remaining())
        .as("remaining, with 1 counted before")
        .isEqualTo(quota.limit() - 2);
    assertThat(redis.pttl(ann)).as("PTTL").isBetween(window - 60_000, window);

    redis.set(ann, Long.toString(quota.limit() + 90L));
    assertThat(limiter.tryAcquire(ann, quota).allowed())
        .as("allowed, locked out")
        .isFalse();
    assertThat(redis.pttl(ann)).as("PTTL of a locked one").isBetween(window - 60_000, window);
  }

  @Criterion(
      order = 8,
      value = "of two programs that come at once for the last place, one gets it",
      why = "Between a GET and an INCR others read the same count.",
      tryIt = "INCR login:ann")
  void oneOfTwoGetsTheLastPlace() {
    Quota one = new Quota(1, quota.window());
    limiters.oneOfTwoGetsTheLastPlace(
        instances, limiter, (program, caller) -> program.tryAcquire(caller, one));
  }

  @Criterion(
      order = 9,
      value = "of a crowd in two programs exactly the limit is let through",
      why = "The answer of INCR is another one for each who asks.",
      tryIt = "INCR login:ann")
  void aCrowdGetsExactlyTheLimit() throws Exception {
    FixedWindowLimiter otherProgram = otherProgram();
    Quota some = new Quota(CROWD * ATTEMPTS / 2, quota.window());
    LimiterAssertions.exactly(some.limit(), Crowd.of(CROWD, member -> {
      FixedWindowLimiter program = member % 2 == 0 ? limiter : otherProgram;
      List<Decision> decisions = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        decisions.add(program.tryAcquire(ann, some));
      }
      return decisions;
    }));
  }

  @Criterion(
      order = 10,
      value = "a key that is no counter stays as it is, and gets no time to live",
      why =
          "In a transaction PEXPIRE runs after an INCR that failed, and deletes it an hour later.",
      tryIt = "SET login:ann text")
  void whatIsNoCounterStays() {
    String text = given.text();
    redis.set(ann, text);
    String list = given.key("list");
    redis.rpush(list, text);

    for (String key : List.of(ann, list)) {
      assertThat(catchThrowable(() -> limiter.tryAcquire(key, quota)))
          .as("what tryAcquire throws where the key is a %s", redis.type(key))
          .isNotNull();
      assertThat(redis.pttl(key)).as("PTTL of the %s", redis.type(key)).isEqualTo(-1);
    }
    assertThat(redis.get(ann)).as("the text").isEqualTo(text);
    assertThat(redis.lrange(list, 0, -1)).as("the list").containsExactly(text);
  }

  private FixedWindowLimiter otherProgram() {
    return instances.through(new Middleman() {});
  }
}
