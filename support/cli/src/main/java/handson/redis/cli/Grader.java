package handson.redis.cli;

import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.Implementation;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import handson.redis.kit.Topic;
import handson.redis.testing.Grade;
import handson.redis.testing.Grading;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Grades one exercise after the other on one server, and remembers which are solved. */
final class Grader implements AutoCloseable {
  private final Desk desk;
  private final Supplier<RunningRedis> redis;
  private final Consumer<String> complaints;
  private RunningRedis running;
  private Grading grading;

  /**
   * @param redis asked for when the first exercise is compiled; its owner closes it after this
   * @param complaints is told where progress cannot be kept
   */
  Grader(Desk desk, Supplier<RunningRedis> redis, Consumer<String> complaints) {
    this.desk = desk;
    this.redis = redis;
    this.complaints = complaints;
  }

  /**
   * A client's reference.
   *
   * @throws SetupException where the course was handed out without it
   */
  Report gradeReference(Topic topic, String client) {
    Exercise exercise = desk.exercise(topic);
    ClassLoader loader = exercise.lesson().getClass().getClassLoader();
    if (Implementation.find(topic.contract(), client, loader).isEmpty()) {
      throw new SetupException("There is no %s: this course was handed out without its references."
          .formatted(Implementation.className(topic.contract(), client)));
    }
    return Report.graded(exercise, grading().grade(topic.contract(), client, loader));
  }

  /** The trainee's own code, by all criteria. */
  Report gradeOwn(Topic topic) {
    return own(topic, loader -> grading().grade(topic.contract(), Implementation.EXERCISE, loader));
  }

  /**
   * The trainee's own code, up to the first criterion that is not met.
   *
   * @param starting is told each criterion's words before it runs
   */
  Report gradeOwnUntilFirstOpen(Topic topic, Consumer<String> starting) {
    return own(
        topic,
        loader -> grading()
            .gradeUntilFirstOpen(topic.contract(), Implementation.EXERCISE, loader, starting));
  }

  private Report own(Topic topic, Function<ClassLoader, Grade> run) {
    Exercise exercise = desk.exercise(topic);
    if (exercise.state(desk.progress()) == Exercise.State.MISSING) {
      return Report.broken(exercise, exercise.shownFile() + " is missing.");
    }
    String content = exercise.contentHash();
    Workshop workshop = new Workshop(desk);
    var compiled = workshop.compile(exercise);
    if (!compiled.errors().isEmpty()) {
      return Report.broken(exercise, workshop.describe(compiled.errors().get(0)));
    }
    Optional<String> obstacle = obstacle(exercise, compiled.loader());
    if (obstacle.isPresent()) {
      return Report.broken(exercise, obstacle.get());
    }
    if (isStuck()) {
      return Report.broken(
          exercise,
          "A script that ran before never ends, and Redis cannot stop it, since it has written"
              + " already; start this command again.");
    }
    Report report = Report.graded(exercise, run.apply(compiled.loader()));
    // What was saved meanwhile has another verdict.
    if (report.isRight() && content.equals(exercise.contentHash())) {
      remember(exercise, content);
    }
    return report;
  }

  /** Why what was compiled cannot be graded. */
  private static Optional<String> obstacle(Exercise exercise, ClassLoader loader) {
    Class<?> contract = exercise.topic().contract();
    try {
      // The class path may hold an older build of it.
      return Implementation.find(contract, Implementation.EXERCISE, loader)
              .filter(found -> found.type().getClassLoader() == loader)
              .isPresent()
          ? Optional.empty()
          : Optional.of("%s holds no class %s."
              .formatted(
                  exercise.shownFile(),
                  Implementation.className(contract, Implementation.EXERCISE)));
    } catch (IllegalStateException | LinkageError e) {
      return Optional.of(e.getMessage()
          + " './course reset %s' brings its first form back.".formatted(exercise.id()));
    }
  }

  private void remember(Exercise exercise, String content) {
    try {
      desk.progress().solved(exercise.id(), content);
    } catch (SetupException e) {
      // The verdict stands, in a checkout that cannot be written too.
      complaints.accept(e.getMessage());
    }
  }

  private Grading grading() {
    if (grading == null) {
      grading = new Grading(running());
    }
    return grading;
  }

  private RunningRedis running() {
    if (running == null) {
      running = redis.get();
    }
    return running;
  }

  /** Ends a script of an earlier exercise: while it runs, Redis does nothing else. */
  private boolean isStuck() {
    // On somebody else's server a script may be somebody else's.
    if (!running().isPrivate()) {
      return false;
    }
    try (RespConnection connection = RespConnection.open(running().address(), false)) {
      return connection.call("SCRIPT", "KILL").string().startsWith("UNKILLABLE");
    } catch (IOException e) {
      // Then grading has a better sentence for it.
      return false;
    }
  }

  @Override
  public void close() {
    if (grading != null) {
      grading.close();
    }
  }
}
