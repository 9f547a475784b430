package handson.redis.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;

class GateTest {
  private final Gate gate = new Gate();

  static Stream<Lesson> lessons() {
    return Catalogue.load().lessons().stream()
        .filter(lesson -> !lesson.exercises().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void letsEveryReferenceAndEveryDecoyPass(Lesson lesson) {
    Topic any = lesson.topics().get(0);
    Map<String, byte[]> classes = Stream.concat(
            Implementation.CLIENTS.stream(), Stream.of("decoy", "exercise"))
        .map(folder -> any.contract().getPackageName() + "." + folder)
        .flatMap(name -> classesIn(name).stream())
        .filter(type -> isForAnExercise(lesson, type))
        .collect(Collectors.toMap(Class::getName, GateTest::bytes));

    List<Breach> breaches = gate.references(any.contract(), classes).stream()
        // Only a decoy may use what tests are made of.
        .filter(breach -> !breach.what().startsWith("handson.redis.testing."))
        .toList();

    assertThat(classes).hasSizeGreaterThan(10);
    assertThat(breaches).isEmpty();
  }

  private static List<Class<?>> classesIn(String name) {
    return ReflectionSupport.findAllClassesInPackage(name, type -> true, type -> true);
  }

  /** A topic that is only shown may do more than an exercise, and a test of a reference too. */
  private static boolean isForAnExercise(Lesson lesson, Class<?> type) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    Class<?> outermost = top;
    return !top.getSimpleName().endsWith("Test")
        && lesson.topics().stream()
            .filter(topic -> !topic.hasExercise())
            .noneMatch(topic -> topic.contract().isAssignableFrom(outermost));
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
