package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.util.Iterator;
import java.util.stream.Stream;

/** What can be typed where a command wants a name: a shell completes it with these. */
final class Names {
  private Names() {}

  /** The lessons. */
  static final class Lessons implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return lessons().iterator();
    }
  }

  /** The exercises. */
  static final class Exercises implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return exercises().iterator();
    }
  }

  /** Both. */
  static final class LessonsAndExercises implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(lessons(), exercises()).iterator();
    }
  }

  /** The clients that have a reference. */
  static final class Clients implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Implementation.CLIENTS.iterator();
    }
  }

  private static Stream<String> lessons() {
    return Catalogue.load().lessons().stream().map(Lesson::id);
  }

  private static Stream<String> exercises() {
    return Catalogue.load().exercises().map(Topic::id);
  }
}
