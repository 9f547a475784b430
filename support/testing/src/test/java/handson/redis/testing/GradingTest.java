package handson.redis.testing;

import static handson.redis.testing.Verdict.Outcome.ERROR;
import static handson.redis.testing.Verdict.Outcome.FAILED;
import static handson.redis.testing.Verdict.Outcome.NOT_DONE;
import static handson.redis.testing.Verdict.Outcome.PASSED;
import static handson.redis.testing.Verdict.Outcome.SKIPPED;
import static handson.redis.testing.Verdict.Outcome.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.fixture.Stores.Broken;
import handson.redis.testing.fixture.Stores.Later;
import handson.redis.testing.fixture.Stores.Off;
import handson.redis.testing.fixture.Stores.Store;
import handson.redis.testing.fixture.Stores.Unasked;
import handson.redis.testing.fixture.Stores.Untested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

@ExtendWith(SharedRedis.class)
final class GradingTest {
  private static final ClassLoader LOADER = GradingTest.class.getClassLoader();

  private final RunningRedis redis;
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  GradingTest(RunningRedis redis) {
    this.redis = redis;
  }

  private Set<String> keysBefore;

  @BeforeEach
  void chooseALocaleThatNoTestChooses() {
    keysBefore = keys();
    Locale.setDefault(Locale.forLanguageTag("is-IS"));
    TimeZone.setDefault(TimeZone.getTimeZone("Atlantic/Reykjavik"));
  }

  @AfterEach
  void everythingIsAsBefore() {
    assertThat(Locale.getDefault()).isEqualTo(Locale.forLanguageTag("is-IS"));
    assertThat(TimeZone.getDefault().getID()).isEqualTo("Atlantic/Reykjavik");
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(LOADER);
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    assertThat(keys()).isEqualTo(keysBefore);
  }

  private Set<String> keys() {
    try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      return clients.jedis().keys("*");
    }
  }

  @Test
  void aRightImplementationPassesInTheCriteriasOrder() {
    Grade grade = grade("Right");
    assertThat(grade.verdicts())
        .extracting(Verdict::method)
        .containsExactly("putStores", "getReads", "anEmptyKeyIsRefused");
    assertThat(grade.verdicts())
        .extracting(Verdict::criterion)
        .containsExactly("put stores the value", "get reads Redis", "an empty key is refused");
    assertThat(outcomes(grade)).containsExactly(PASSED, PASSED, PASSED);
    assertThat(grade.isRight()).isTrue();
    assertThat(grade.met()).isEqualTo(3);
    assertThat(grade.firstOpen()).isEmpty();
  }

  @Test
  void aStubIsNotDoneEvenWhereTheTestExpectsAnException() {
    Grade grade = grade("NotDone");
    assertThat(outcomes(grade)).containsExactly(NOT_DONE, NOT_DONE, NOT_DONE);
    assertThat(grade.of("anEmptyKeyIsRefused").orElseThrow().failure())
        .get()
        .satisfies(failure -> assertThat(failure).hasMessage("store: put"));
    assertThat(grade.isRight()).isFalse();
    assertThat(grade.met()).isZero();
  }

  @Test
  void aStubThatIsNotDoneInItsConstructorIsNotDone() {
    assertThat(outcomes(grade("NotDoneInItsConstructor")))
        .containsExactly(NOT_DONE, NOT_DONE, NOT_DONE);
  }

  @Test
  void aWrongImplementationFails() {
    Grade grade = grade("Wrong");
    assertThat(outcomes(grade)).containsExactly(FAILED, PASSED, PASSED);
    assertThat(grade.firstOpen()).get().extracting(Verdict::method).isEqualTo("putStores");
  }

  @Test
  void aFailureSpeaksToALearner() {
    Verdict verdict = grade("Wrong").of("putStores").orElseThrow();
    CriterionFailed failure = (CriterionFailed) verdict.failure().orElseThrow();
    assertThat(failure.isByAssertion()).isTrue();
    assertThat(failure.getMessage())
        .startsWith("[Kept$Wrong] put stores the value\n[GET] \n")
        .contains("but was: \"not ")
        .contains("\nwhy: Only what is in Redis is seen by others.\n")
        .containsPattern("\nRedis received:\n  SET t1[0-9a-f]{4}:store:\\S+ \"not \\S+\"\n")
        .contains("\nsee it: ./course cli SET key value\n")
        .endsWith("\nseed: -Dcourse.seed=42");
    assertThat(failure.received()).hasSize(1);
    assertThat(failure.details())
        .doesNotContain("seed", "[Kept$Wrong]")
        .contains("why: ", "see it: ");
  }

  @Test
  void theSameSeedGivesTheSameFailureAndAnotherAnother() {
    String first = message("Wrong", "putStores", "42");
    assertThat(message("Wrong", "putStores", "42")).isEqualTo(first);
    assertThat(message("Wrong", "putStores", "43")).isNotEqualTo(first);
  }

  @Test
  void theSeedIsPrintedInDigitsThatCanBeTyped() {
    // With so many seeds, the test's own locale is an Arabic or an Indian one in some.
    IntStream.range(100, 112)
        .forEach(seed -> assertThat(message("Wrong", "putStores", "" + seed))
            .endsWith("seed: -Dcourse.seed=" + seed));
  }

  @Test
  void manyCommandsAreCut() {
    assertThat(message("Chatty", "getReads", "42"))
        .contains("Redis received:\n  EXISTS ")
        .contains("\n  ... and 12 more\nsee it: ");
  }

  @Test
  void nothingReceivedIsSaid() {
    assertThat(message("Throwing", "getReads", "42")).contains("\nRedis received: nothing\n");
  }

  @Test
  void anExceptionIsAnError() {
    Grade grade = grade("Throwing");
    assertThat(outcomes(grade)).containsExactly(PASSED, ERROR, PASSED);
    assertThat(grade.of("getReads").orElseThrow().failure().orElseThrow().getMessage())
        .startsWith("[Kept$Throwing] get reads Redis\nyour code threw"
            + " java.lang.UnsupportedOperationException: no reading here\n");
  }

  @Test
  void whatTheServerCannotDoIsSkippedAndCountsForNobody() {
    try (Grading grading = new Grading(redis)) {
      Grade grade = grading.grade(Later.class, "Kept$Right", LOADER);
      assertThat(outcomes(grade)).containsExactly(PASSED, SKIPPED);
      assertThat(grade.isRight()).isTrue();
      assertThat(grade.of("flies").flatMap(Verdict::failure).orElseThrow().getMessage())
          .matches("skipped: needs Redis 99\\.1, this is \\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void anImplementationCannotSkipACriterion() {
    try (Grading grading = new Grading(redis)) {
      assertThat(outcomes(grading.grade(Later.class, "Kept$Aborting", LOADER)))
          .containsExactly(ERROR, SKIPPED);
    }
  }

  @Test
  void anEndlessLoopTimesOut() {
    Map<String, String> limit =
        Map.of("junit.jupiter.execution.timeout.testable.method.default", "1 s");
    try (Grading grading = new Grading(redis, limit)) {
      Grade grade = grading.grade(Store.class, "Kept$Looping", LOADER);
      assertThat(grade.of("getReads").orElseThrow().outcome()).isEqualTo(TIMED_OUT);
      assertThat(grade.isRight()).isFalse();
    }
  }

  @Test
  void aWrongConstructorIsAnErrorThatExplainsItself() {
    Grade grade = grade("WithAWrongConstructor");
    assertThat(outcomes(grade)).containsExactly(ERROR, ERROR, ERROR);
    assertThat(grade.firstOpen().orElseThrow().failure().orElseThrow().getMessage())
        .startsWith("handson.redis.testing.fixture.decoy.Kept$WithAWrongConstructor needs one")
        .contains("constructor with one parameter");
  }

  @Test
  void anImplementationThatDoesNotCloseIsAnError() {
    assertThat(outcomes(grade("NotClosing"))).containsExactly(ERROR, ERROR, ERROR);
  }

  @Test
  void oneGradingGradesManyTimes() {
    try (Grading grading = new Grading(redis)) {
      assertThat(grading.grade(Store.class, "Kept$Right", LOADER).isRight()).isTrue();
      assertThat(grading.grade(Store.class, "Kept$Wrong", LOADER).isRight()).isFalse();
      assertThat(grading.grade(Store.class, "Kept$Right", LOADER).isRight()).isTrue();
    }
  }

  @Test
  void gradingCanEndAtTheFirstCriterionThatIsNotMet() {
    try (Grading grading = new Grading(redis)) {
      List<String> started = new ArrayList<>();
      Grade wrong = grading.gradeUntilFirstOpen(Store.class, "Kept$Wrong", LOADER, started::add);
      assertThat(outcomes(wrong)).containsExactly(FAILED);
      assertThat(wrong.criteria()).isEqualTo(3);
      assertThat(wrong.isRight()).isFalse();
      assertThat(started).containsExactly("put stores the value");

      Grade right = grading.gradeUntilFirstOpen(Store.class, "Kept$Right", LOADER, started::add);
      assertThat(outcomes(right)).containsExactly(PASSED, PASSED, PASSED);
      assertThat(right.isRight()).isTrue();
      assertThat(started).hasSize(4).endsWith("an empty key is refused");

      assertThatThrownBy(
              () -> grading.gradeUntilFirstOpen(Off.class, "Kept$Right", LOADER, started::add))
          .hasRootCauseMessage("isOff() was skipped: not now");
    }
  }

  @Test
  void noVerdictIsNoPass() {
    try (Grading grading = new Grading(redis)) {
      assertThatThrownBy(() -> grading.grade(Unasked.class, "Kept$Right", LOADER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("UnaskedTest has 0 criteria, and 0 ran.");
      assertThatThrownBy(() -> grading.grade(Off.class, "Kept$Right", LOADER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("OffTest could not run.")
          .hasRootCauseMessage("isOff() was skipped: not now");
      assertThatThrownBy(() -> grading.grade(Store.class, "Nobody", LOADER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("StoreTest could not run.")
          .hasRootCauseMessage("No implementation of handson.redis.testing.fixture.Stores$Store for"
              + " course.implementation=Nobody: looked for"
              + " handson.redis.testing.fixture.decoy.Nobody.");
      assertThatThrownBy(() -> grading.grade(Untested.class, "Kept$Right", LOADER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("No grading test handson.redis.testing.fixture.Stores$UntestedTest");
      assertThat(outcomes(grading.grade(Broken.class, "Kept$Right", LOADER)))
          .containsExactly(ERROR);
    }
  }

  @Test
  void referencesMayBeMissingInAHandoutAndNotWithTheAuthor() {
    // Nobody has written a reference of this store.
    try (Grading handout = new Grading(redis, Map.of("course.author", "false"))) {
      assertThatThrownBy(() -> handout.grade(Store.class, "reference", LOADER))
          .hasRootCauseInstanceOf(TestAbortedException.class)
          .hasRootCauseMessage("skipped: this course was handed out without its references;"
              + " ./course check grades yours");
    }
    try (Grading author = new Grading(redis, Map.of("course.author", "true"))) {
      assertThatThrownBy(() -> author.grade(Store.class, "reference", LOADER))
          .hasRootCauseInstanceOf(IllegalStateException.class);
    }
  }

  private Grade grade(String implementation) {
    return grade(implementation, "42");
  }

  private Grade grade(String implementation, String seed) {
    try (Grading grading = new Grading(redis, Map.of("course.seed", seed))) {
      return grading.grade(Store.class, "Kept$" + implementation, LOADER);
    }
  }

  private String message(String implementation, String criterion, String seed) {
    return grade(implementation, seed)
        .of(criterion)
        .flatMap(Verdict::failure)
        .orElseThrow()
        .getMessage();
  }

  private static List<Verdict.Outcome> outcomes(Grade grade) {
    return grade.verdicts().stream().map(Verdict::outcome).toList();
  }
}
