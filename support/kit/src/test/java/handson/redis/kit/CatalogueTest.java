package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.greeting.Greeter;
import handson.redis.kit.greeting.GreetingLesson;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {
  private static final Topic SHOWN = Topic.shown(Runnable.class, "a topic without an exercise");
  private static final Lesson FIRST = new GreetingLesson(1, "basics", List.of(SHOWN), tour -> {});
  private static final Lesson SECOND =
      new GreetingLesson(12, "greeting", List.of(GreetingLesson.GREETER, SHOWN), tour -> {});
  private static final Catalogue CATALOGUE = new Catalogue(List.of(FIRST, SECOND));

  @ParameterizedTest
  @ValueSource(strings = {"1", "01", "basics", "Basics", "lesson01-basics"})
  void findsALessonByEachOfItsNames(String name) {
    assertThat(CATALOGUE.lesson(name)).contains(FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "greeting", "lesson12-greeting"})
  void findsALessonWithTwoDigits(String name) {
    assertThat(CATALOGUE.lesson(name)).contains(SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "001", "", "basic", "lesson1-basics", "greeter"})
  void otherNamesAreNobodys(String name) {
    assertThat(CATALOGUE.lesson(name)).isEmpty();
  }

  @Test
  void findsExercisesAndTheirLesson() {
    assertThat(CATALOGUE.exercise("greeter")).contains(GreetingLesson.GREETER);
    assertThat(CATALOGUE.exercise("GREETER")).contains(GreetingLesson.GREETER);
    assertThat(CATALOGUE.exercise("runnable")).as("a topic without an exercise").isEmpty();
    assertThat(CATALOGUE.exercises()).containsExactly(GreetingLesson.GREETER);
    assertThat(CATALOGUE.lessonOf(GreetingLesson.GREETER)).isEqualTo(SECOND);
    assertThatThrownBy(() -> CATALOGUE.lessonOf(Topic.shown(List.class, "nobody's")))
        .isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"})
  void idsAreTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(FIRST.id()).isEqualTo("lesson01-basics");
      assertThat(SECOND.id()).isEqualTo("lesson12-greeting");
      assertThat(CATALOGUE.lesson("01")).contains(FIRST);
      assertThat(Topic.shown(InfoIndex.class, "").id()).isEqualTo("info-index");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"Greeter, greeter", "InfoIndex, info-index", "Top10List, top10-list"})
  void idsAreTheContractsNameInKebabCase(String contract, String id) {
    Class<?> type = switch (contract) {
      case "Greeter" -> Greeter.class;
      case "InfoIndex" -> InfoIndex.class;
      default -> Top10List.class;
    };
    assertThat(Topic.shown(type, "").id()).isEqualTo(id);
  }

  @Test
  void aTopicKnowsWhatToWriteWhere() {
    assertThat(GreetingLesson.GREETER.hasExercise()).isTrue();
    assertThat(GreetingLesson.GREETER.prerequisites()).containsExactly("hello");
    assertThat(GreetingLesson.GREETER.exerciseFile())
        .isEqualTo("handson/redis/kit/greeting/exercise/GreeterExercise.java");
    assertThat(SHOWN.hasExercise()).isFalse();
  }

  @Test
  void hintsAreTheSectionsOfAResource() {
    assertThat(GreetingLesson.GREETER.hints())
        .containsExactly(
            "# The idea\n\nA list keeps the order: é, 日本, 🐉.",
            "# The commands\n\nRPUSH appends.",
            "# Nearly the code\n\n    jedis.rpush(key, name);");
    assertThatThrownBy(SHOWN::hints)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No resource hints/runnable.md beside java.lang.Runnable");
  }

  private interface InfoIndex {}

  private interface Top10List {}
}
