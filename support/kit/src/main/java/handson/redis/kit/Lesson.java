package handson.redis.kit;

import java.util.List;
import java.util.Locale;

/** A lesson's entry in the catalogue, and its guided tour. */
public interface Lesson {

  /** The lesson's place in the course, from 1. */
  int number();

  /** One word, {@code basics}; also the last part of the lesson's package. */
  String name();

  /** A few words, for lists. */
  String title();

  /** The topics in the order in which they are learnt. */
  List<Topic> topics();

  /** Shows the lesson, topic by topic. */
  default void tour(Tour tour) {
    topics().forEach(tour::topic);
  }

  /** The options of the tour beyond those of every tour. */
  default List<TourOption> options() {
    return List.of();
  }

  /** The lesson's folder and Maven module, {@code lesson01-basics}. */
  default String id() {
    return String.format(Locale.ROOT, "lesson%02d-%s", number(), name());
  }

  /** The topics that have an exercise. */
  default List<Topic> exercises() {
    return topics().stream().filter(Topic::hasExercise).toList();
  }
}
