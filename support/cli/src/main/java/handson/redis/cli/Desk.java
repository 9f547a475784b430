package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import handson.redis.kit.Topic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What every command works on.
 *
 * @param home the checkout
 * @param out where answers go, in UTF-8
 */
record Desk(Path home, Catalogue catalogue, PrintStream out, Ink ink) {

  /** What the trainee has solved so far. */
  Progress progress() {
    return new Progress(home.resolve(".course").resolve("progress"));
  }

  /** The trainee's file of a topic. */
  Exercise exercise(Topic topic) {
    return new Exercise(home, catalogue.lessonOf(topic), topic);
  }

  /** An exercise's name, as wide as the longest: what follows it stands in a column. */
  String inColumn(String id) {
    int widest =
        catalogue.exercises().mapToInt(topic -> topic.id().length()).max().orElse(1);
    return id + " ".repeat(Math.max(0, widest - id.length()));
  }

  /** All exercises, in the order of the course. */
  Stream<Exercise> exercises() {
    return catalogue.exercises().map(this::exercise);
  }
}
