package handson.redis.kit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The lessons that are on the class path; each is a service of the type {@link Lesson}. */
public record Catalogue(List<Lesson> lessons) {

  /** Finds the lessons, in their order. */
  public static Catalogue load() {
    return new Catalogue(ServiceLoader.load(Lesson.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(Lesson::number))
        .toList());
  }

  /**
   * @param name {@code 1}, {@code 01}, {@code basics} or {@code lesson01-basics}
   */
  public Optional<Lesson> lesson(String name) {
    return lessons.stream()
        .filter(lesson -> names(lesson).anyMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  /** The exercise with this name, as {@code boss-battle}. */
  public Optional<Topic> exercise(String id) {
    return exercises().filter(topic -> topic.id().equalsIgnoreCase(id)).findFirst();
  }

  /** All exercises in the order of the course. */
  public Stream<Topic> exercises() {
    return lessons.stream().flatMap(lesson -> lesson.exercises().stream());
  }

  /** The lesson that a topic belongs to. */
  public Lesson lessonOf(Topic topic) {
    return lessons.stream()
        .filter(lesson -> lesson.topics().contains(topic))
        .findFirst()
        .orElseThrow();
  }

  /** What a trainee may call a lesson. */
  public static Stream<String> names(Lesson lesson) {
    return Stream.of(
        Integer.toString(lesson.number()),
        String.format(Locale.ROOT, "%02d", lesson.number()),
        lesson.name(),
        lesson.id());
  }
}
