package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Lesson;
import handson.redis.kit.SetupException;
import handson.redis.kit.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds lessons and exercises by what a trainee calls them. */
final class Selection {
  private static final int MOST = 3;

  private final Catalogue catalogue;

  Selection(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The exercises of a lesson, or the one of this name.
   *
   * @throws SetupException with the nearest names where there is neither
   */
  List<Topic> exercises(String name) {
    return catalogue
        .lesson(name)
        .map(Lesson::exercises)
        .or(() -> catalogue.exercise(name).map(List::of))
        .orElseThrow(() ->
            unknown("lesson or exercise", name, Stream.concat(lessonNames(), exerciseNames())));
  }

  Topic exercise(String name) {
    return catalogue.exercise(name).orElseThrow(() -> unknown("exercise", name, exerciseNames()));
  }

  Lesson lesson(String name) {
    return catalogue.lesson(name).orElseThrow(() -> unknown("lesson", name, lessonNames()));
  }

  private Stream<String> exerciseNames() {
    return catalogue.exercises().map(Topic::id);
  }

  private Stream<String> lessonNames() {
    return catalogue.lessons().stream().flatMap(Catalogue::names).filter(n -> n.length() > 2);
  }

  private static SetupException unknown(String kind, String name, Stream<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    // It minds the beginning most: the short name of another lesson is not near to 'lesson1'.
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    String nearest = known
        .sorted(Comparator.comparingDouble(other -> -similarity.apply(wanted, other)))
        .limit(MOST)
        .collect(Collectors.joining(", "));
    return new SetupException("There is no %s '%s'; the nearest are: %s. './course list' shows all."
        .formatted(kind, name, nearest));
  }
}
