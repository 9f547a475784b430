package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import redis.clients.jedis.UnifiedJedis;

/** What is asked of every limiter. */
final class LimiterAssertions {
  private static final Pattern MAYBE_TIME = Pattern.compile("\\d{10,19}");
  private static final long A_DAY = Duration.ofDays(1).toSeconds();

  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;

  LimiterAssertions(Evidence evidence, Given given) {
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
  }

  /**
   * Whatever of an attempt happened before its program died, no key stays for ever.
   *
   * @param longest the most time that a key may have
   * @param attempt of one caller; it is made twice
   */
  void everyStepLeavesATimeToLive(Duration longest, Evidence.Action attempt) throws Exception {
    // A script that the server does not know yet would be sent twice.
    attempt.run();
    clear();
    List<AtomicStep> steps = new ArrayList<>();
    for (String which : List.of("first", "second")) {
      steps.addAll(AtomicStep.of(evidence.received(attempt)));
      everyKeyExpires(longest, "after the caller's %s attempt".formatted(which));
    }
    clear();
    for (AtomicStep step : steps) {
      step.repeat(redis);
      everyKeyExpires(longest, "where the program dies after %s".formatted(words(step)));
    }
  }

  /**
   * No key stays for ever where the old one expires in the middle of an attempt, before any of its
   * commands.
   */
  <T> void anExpiryInBetweenLeavesATimeToLive(
      Instances<T> instances, Duration longest, BiFunction<T, String, Decision> attempt) {
    Intruder intruder = new Intruder();
    T program = instances.through(intruder);
    String warm = given.key("ann");
    attempt.apply(program, warm);
    int commands = intruder.commandsOf(() -> attempt.apply(program, warm));
    for (int number = 1; number <= commands; number++) {
      String ann = given.key("ann");
      attempt.apply(program, ann);
      assertThat(redis.exists(ann)).as("EXISTS of the caller's key").isTrue();
      intruder.before(
          number, () -> ServerTime.letExpire(redis, ann), () -> attempt.apply(program, ann));
      everyKeyExpires(longest, "where it expires before command %d".formatted(number));
    }
  }

  /** Every key of this test has a time to live, and none too long a one. */
  void everyKeyExpires(Duration longest, String when) {
    for (String key : redis.keys(given.namespace() + "*")) {
      assertThat(redis.pttl(key))
          .as("PTTL %s %s", key, when)
          .isPositive()
          .isLessThanOrEqualTo(longest.toMillis() + 1);
    }
  }

  /** The time that decides is the server's: nobody sends a clock's time without asking it. */
  void asksTheServersClock(Evidence.Action attempt) throws Exception {
    List<ReceivedCommand> received = evidence.received(attempt);
    if (received.stream().noneMatch(command -> command.name().equals("TIME"))) {
      long now = ServerTime.now(redis).getEpochSecond();
      assertThat(received.stream().flatMap(command -> command.arguments().stream()))
          .as("arguments with the time of day, though nobody asked Redis for its TIME")
          .noneMatch(argument -> tellsTheTime(argument, now));
    }
  }

  /**
   * The time until an attempt is let through, decided by the server's clock, is what is left of some
   * time.
   *
   * @param left when the server's clock said {@code then}
   */
  void retryAfterIsWhatIsLeft(Decision decision, Duration left, Instant then) {
    Duration passed = Duration.between(then, ServerTime.now(redis));
    assertThat(decision.allowed()).as("allowed, %s before it is time", left).isFalse();
    assertThat(decision.retryAfter())
        .as("retryAfter, where %s were left %s ago", left, passed)
        .isBetween(left.minus(passed), left);
  }

  /**
   * Of two programs that come for one place one gets it, wherever the other comes in between.
   *
   * @param rival one program
   * @param attempt for one place, of a program and a caller
   */
  <T> void oneOfTwoGetsTheLastPlace(
      Instances<T> instances, T rival, BiFunction<T, String, Decision> attempt) {
    Intruder intruder = new Intruder();
    T program = instances.through(intruder);
    attempt.apply(program, given.key("ann"));
    int commands = intruder.commandsOf(() -> attempt.apply(program, given.key("ann")));
    for (int number = 1; number <= commands; number++) {
      String ann = given.key("ann");
      List<Decision> decisions = new CopyOnWriteArrayList<>();
      intruder.before(
          number,
          () -> decisions.add(attempt.apply(rival, ann)),
          () -> decisions.add(attempt.apply(program, ann)));
      assertThat(decisions)
          .as("one place, and a rival who comes before command %d of %d", number, commands)
          .hasSize(2)
          .filteredOn(Decision::allowed)
          .hasSize(1);
    }
  }

  /** Of many attempts in one window exactly so many were let through, and each saw another rest. */
  static void exactly(int limit, List<List<Decision>> decisions) {
    List<Decision> allowed =
        decisions.stream().flatMap(List::stream).filter(Decision::allowed).toList();
    assertThat(allowed).as("attempts that were let through").hasSize(limit);
    assertThat(allowed.stream().map(Decision::remaining))
        .as("what remained after each of them")
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, limit).boxed().toList());
  }

  /** Memory of all that is kept for this test, in bytes. */
  long bytes() {
    return redis.keys(given.namespace() + "*").stream()
        .mapToLong(key -> redis.memoryUsage(key, 0))
        .sum();
  }

  private void clear() {
    redis.keys(given.namespace() + "*").forEach(redis::del);
  }

  private static List<String> words(AtomicStep step) {
    return step.commands().stream().map(ReceivedCommand::name).toList();
  }

  /** Seconds, milliseconds, microseconds since 1970: their first ten digits are the seconds. */
  private static boolean tellsTheTime(String argument, long now) {
    return MAYBE_TIME
        .matcher(argument)
        .results()
        .map(MatchResult::group)
        .mapToLong(digits -> Long.parseLong(digits.substring(0, 10)))
        .anyMatch(seconds -> Math.abs(seconds - now) < A_DAY);
  }
}
