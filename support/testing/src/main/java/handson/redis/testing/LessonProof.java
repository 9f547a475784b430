package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.RedisProbe;
import handson.redis.kit.RedisVersion;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.Topic;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * The proof that a lesson's grading tests grade: the stub fails every criterion because it is not
 * done yet, and every decoy is rejected by the assertion that is meant for it. That the references
 * pass is shown by the grading tests themselves.
 *
 * <p>With {@code -Pauthor} it also holds the author to the conventions that a trainee's checkout
 * need not keep: the exercises are their stubs, every topic has its three references, every
 * exercise at least five decoys.
 */
public final class LessonProof {
  private static final int FEWEST_DECOYS = 5;
  private static final String ACCEPTED =
      "it accepts the decoy; sharpen it, or name the criterion that is meant in caughtBy";
  // A criterion that the server is too old for says nothing about the stub.
  private static final Set<Verdict.Outcome> STUB =
      Set.of(Verdict.Outcome.NOT_DONE, Verdict.Outcome.SKIPPED);

  private final Lesson lesson;
  private final RunningRedis redis;
  private final Path stubs;
  private final Path sources;
  private final ClassLoader loader;

  private LessonProof(Lesson lesson, RunningRedis redis, Path module) {
    this.lesson = lesson;
    this.redis = redis;
    this.stubs = module.resolve("src/stubs");
    this.sources = module.resolve("src/main/java");
    this.loader = lesson.getClass().getClassLoader();
  }

  /**
   * The proof as tests, for a {@code @TestFactory} in the lesson's module.
   *
   * @param redis where the tests run
   */
  public static Stream<DynamicContainer> of(Lesson lesson, RunningRedis redis) {
    return of(lesson, redis, Path.of(""));
  }

  static Stream<DynamicContainer> of(Lesson lesson, RunningRedis redis, Path module) {
    LessonProof proof = new LessonProof(lesson, redis, module);
    return lesson.topics().stream().map(topic -> dynamicContainer(topic.id(), proof.of(topic)));
  }

  private List<DynamicNode> of(Topic topic) {
    List<DynamicNode> nodes = new ArrayList<>();
    boolean author = Boolean.getBoolean("course.author");
    if (author) {
      nodes.add(dynamicTest("has three references", () -> hasReferences(topic)));
      nodes.add(dynamicTest("has its part of the tour", topic::tour));
    }
    if (topic.hasExercise()) {
      nodes.add(dynamicTest("is complete in the catalogue", () -> isComplete(topic)));
      nodes.add(dynamicTest("the stub is not done yet", () -> stubIsNotDone(topic)));
      decoys(topic).forEach(decoy -> nodes.add(rejects(topic, decoy)));
      if (author) {
        nodes.add(dynamicTest("the exercise is its stub", () -> exerciseIsItsStub(topic)));
        nodes.add(dynamicTest("has five decoys", () -> hasDecoys(topic)));
      }
    }
    return nodes;
  }

  private void isComplete(Topic topic) {
    assertThat(topic.hints())
        .as("the three sections of hints/%s.md, each under a line '# ...'", topic.id())
        .hasSize(3);
    assertThat(topic.difficulty()).as("difficulty").isBetween(1, 5);
    assertThat(topic.minutes()).as("minutes").isPositive();
    Class<?> test = Grading.testOf(topic.contract(), loader);
    assertThat(Implementations.contractOf(test))
        .as("contract of the test")
        .isEqualTo(topic.contract());
    List<Integer> orders = Grading.criteriaOf(test).stream()
        .map(method -> AnnotationSupport.findAnnotation(method, Criterion.class).orElseThrow())
        .map(Criterion::order)
        .sorted()
        .toList();
    assertThat(orders).as("the criteria's order, from 1 without gaps").doesNotHaveDuplicates();
    assertThat(orders.get(orders.size() - 1))
        .as("the last criterion's order")
        .isEqualTo(orders.size());
  }

  private void stubIsNotDone(Topic topic) {
    SourceCompiler.Result stub =
        SourceCompiler.compile(List.of(stubs.resolve(topic.exerciseFile())), loader);
    assertThat(stub.errors()).as("errors in the stub").isEmpty();
    try (Grading grading = new Grading(redis)) {
      assertThat(grading
              .grade(topic.contract(), Implementation.EXERCISE, stub.loader())
              .verdicts())
          .as("verdicts on the stub")
          .anyMatch(verdict -> verdict.outcome() == Verdict.Outcome.NOT_DONE)
          .allMatch(verdict -> STUB.contains(verdict.outcome()));
    }
  }

  private DynamicNode rejects(Topic topic, Class<?> decoy) {
    Decoy expected = decoy.getAnnotation(Decoy.class);
    return dynamicTest(decoy.getSimpleName() + " is rejected: " + expected.mistake(), () -> {
      Class<?> test = Grading.testOf(topic.contract(), loader);
      Method criterion = Grading.criteriaOf(test).stream()
          .filter(method -> method.getName().equals(expected.caughtBy()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("%s is caughtBy %s, but %s has no such criterion."
              .formatted(decoy.getSimpleName(), expected.caughtBy(), test.getSimpleName())));
      try (Grading grading = new Grading(redis)) {
        Verdict verdict = grading.grade(criterion, decoy.getSimpleName(), loader);
        if (verdict.outcome() == Verdict.Outcome.SKIPPED) {
          throw new TestAbortedException(verdict.failure().orElseThrow().getMessage());
        }
        if (isForgiven(expected)) {
          assertThat(verdict.outcome())
              .as(
                  "%s on %s, which Redis forgives since %s",
                  expected.caughtBy(), decoy.getSimpleName(), expected.forgivenSince())
              .isEqualTo(Verdict.Outcome.PASSED);
          return;
        }
        assertThat(verdict.outcome())
            .as(
                "%s on %s: %s",
                expected.caughtBy(),
                decoy.getSimpleName(),
                verdict.failure().map(LessonProof::notByAssertion).orElse(ACCEPTED))
            .isEqualTo(Verdict.Outcome.FAILED);
      }
    });
  }

  private boolean isForgiven(Decoy decoy) {
    return !decoy.forgivenSince().isEmpty()
        && new RedisVersion(RedisProbe.version(redis.address(), "the proof"))
            .skipped(decoy.forgivenSince())
            .isEmpty();
  }

  private static String notByAssertion(Throwable failure) {
    return "no assertion of the criterion fails, but " + failure;
  }

  private List<Class<?>> decoys(Topic topic) {
    return ReflectionSupport.findAllClassesInPackage(
        topic.contract().getPackageName() + ".decoy",
        type -> topic.contract().isAssignableFrom(type)
            && AnnotationSupport.isAnnotated(type, Decoy.class),
        name -> true);
  }

  private void hasDecoys(Topic topic) {
    assertThat(decoys(topic))
        .as("decoys of %s: classes with @Decoy in the package decoy", topic.id())
        .hasSizeGreaterThanOrEqualTo(FEWEST_DECOYS);
  }

  private void hasReferences(Topic topic) {
    assertThat(Implementation.CLIENTS)
        .allSatisfy(client -> assertThat(Implementation.find(topic.contract(), client, loader))
            .as(Implementation.className(topic.contract(), client))
            .isPresent());
  }

  private void exerciseIsItsStub(Topic topic) throws Exception {
    String file = topic.exerciseFile();
    assertThat(Files.readString(sources.resolve(file)))
        .as("%s in %s; copy the stub from %s", file, sources, stubs)
        .isEqualTo(Files.readString(stubs.resolve(file)));
  }
}
