package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Lesson;
import handson.redis.testing.fixture.proof.Registers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The proof is run as a lesson runs it, on a lesson that is wrong in every way it looks for. */
final class LessonProofTest {
  private static final String AUTHOR = "course.author";

  private final String author = System.getProperty(AUTHOR);

  /** What a lesson's module has; nested, so that Surefire does not run it. */
  static final class RegistersProof {
    @TestFactory
    Stream<DynamicContainer> proof() {
      return proofOf(new Registers());
    }
  }

  /** The same for the topic that is right. */
  static final class RightProof {
    @TestFactory
    Stream<DynamicContainer> proof() {
      return proofOf(new Registers().right());
    }
  }

  /** Not on the session's Redis: a named one has room for one run, and this is a run in a run. */
  private static Stream<DynamicContainer> proofOf(Lesson lesson) {
    EmbeddedRedis redis = EmbeddedRedis.start();
    return LessonProof.of(lesson, redis, Path.of("src/test/lesson")).onClose(redis::close);
  }

  @AfterEach
  void restoreTheProperty() {
    if (author == null) {
      System.clearProperty(AUTHOR);
    } else {
      System.setProperty(AUTHOR, author);
    }
  }

  @Test
  void rejectsAWrongLessonAndSaysWhy() {
    System.clearProperty(AUTHOR);
    Events tests = run(RegistersProof.class);
    assertThat(names(tests.succeeded()))
        .containsExactlyInAnyOrder(
            "fine: is complete in the catalogue",
            "fine: the stub is not done yet",
            "fine: FineForgets is rejected: stores nothing",
            "fooled: is complete in the catalogue",
            "fooled: the stub is not done yet",
            "fooled: FooledRightly is rejected: writes two keys");
    assertThat(names(tests.aborted())).containsExactly("fine: FineLater is rejected: does not fly");
    assertThat(failures(tests))
        .hasSize(8)
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("fooled: FooledPasses is rejected: none: it is right: ")
            .contains(
                "stores on FooledPasses: it accepts the decoy",
                "expected: FAILED",
                "but was: PASSED"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("fooled: FooledByAccident is rejected: ")
            .contains("by accident", "expected: FAILED", "but was: ERROR"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("fooled: FooledByAnother is rejected: ")
            .contains("expected: FAILED", "but was: PASSED"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("fooled: FooledByNobody is rejected: ")
            .endsWith("FooledByNobody is caughtBy renamed, but FooledTest has no such criterion."))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("idle: the stub is not done yet: ")
            .contains("asksNothing", "PASSED"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("idle: is complete in the catalogue: ")
            .contains("the three sections of hints/idle.md"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("gaps: is complete in the catalogue: ")
            .contains("the last criterion's order"))
        .anySatisfy(failure -> assertThat(failure)
            .startsWith("gaps: the stub is not done yet: ")
            .contains("errors in the stub", "cannot find symbol"));
  }

  @Test
  void holdsAnAuthorToMore() {
    System.setProperty(AUTHOR, "true");
    assertThat(failures(run(RightProof.class)))
        .satisfiesExactly(
            failure -> assertThat(failure)
                .startsWith("fine: has three references: ")
                .contains("handson.redis.testing.fixture.proof.jedis.JedisFine"),
            failure -> assertThat(failure)
                .startsWith("fine: has its part of the tour: ")
                .contains("FineTour has to be a TopicTour"),
            failure -> assertThat(failure)
                .startsWith("fine: the exercise is its stub: ")
                .contains("FineExercise.java"),
            failure -> assertThat(failure)
                .startsWith("fine: has five decoys: ")
                .contains("decoys of fine"));
  }

  private static Events run(Class<?> proof) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(DiscoverySelectors.selectClass(proof))
        .execute()
        .testEvents();
  }

  private static List<String> names(Events tests) {
    return tests.stream().map(event -> name(event.getTestDescriptor())).toList();
  }

  private static List<String> failures(Events tests) {
    return tests.failed().stream()
        .map(event -> name(event.getTestDescriptor()) + ": " + failure(event))
        .toList();
  }

  private static String failure(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }

  private static String name(TestDescriptor test) {
    return test.getParent().orElseThrow().getDisplayName() + ": " + test.getDisplayName();
  }
}
