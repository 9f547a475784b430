package handson.redis.cli;

import handson.redis.kit.Lesson;
import handson.redis.kit.SetupException;
import handson.redis.testing.SourceCompiler;
import handson.redis.testing.SourceCompiler.SourceError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles exercises in this process, each apart from the others. */
final class Workshop {
  private final Desk desk;

  Workshop(Desk desk) {
    this.desk = desk;
  }

  /** An exercise with the classes that the trainee put beside it. */
  SourceCompiler.Result compile(Exercise exercise) {
    List<Path> sources = new ArrayList<>(exercise.companions());
    sources.add(exercise.file());
    return SourceCompiler.compile(sources, exercise.lesson().getClass().getClassLoader());
  }

  /**
   * All exercises of a lesson together.
   *
   * @throws SetupException with the first error
   */
  ClassLoader compileAll(Lesson lesson) {
    List<Exercise> exercises =
        lesson.exercises().stream().map(topic -> desk.exercise(topic)).toList();
    List<Path> sources = new ArrayList<>(exercises.get(0).companions());
    exercises.forEach(exercise -> sources.add(exercise.file()));
    SourceCompiler.Result result =
        SourceCompiler.compile(sources, lesson.getClass().getClassLoader());
    if (!result.errors().isEmpty()) {
      throw new SetupException(describe(result.errors().get(0)) + "\nMend it, then try again.");
    }
    return result.loader();
  }

  /** The error as compilers print it, with the file's path inside the checkout. */
  String describe(SourceError error) {
    Path file = error.file().isAbsolute() ? desk.home().relativize(error.file()) : error.file();
    return "%s:%d: %s".formatted(file, error.line(), error.message());
  }
}
