package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import handson.redis.kit.Terminal;
import handson.redis.kit.Topic;
import handson.redis.testing.Grade;
import handson.redis.testing.Grading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades exercises, without Maven. */
@Command(
    name = "check",
    description = "Grades your exercises.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Grading has a private Redis; it leaves that of './course server' alone.",
      "",
      "Example: ./course check boss-battle"
    })
final class CheckCommand implements Callable<Integer> {
  private final Desk desk;

  @Parameters(
      paramLabel = "LESSON|EXERCISE",
      arity = "0..1",
      completionCandidates = Names.LessonsAndExercises.class,
      description = "what to grade; everything without it")
  private String name;

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      completionCandidates = Names.Clients.class,
      description = "grade a reference instead: jedis, lettuce or redisson")
  private String client;

  @Mixin
  private RedisOption redis;

  @Option(names = "--json", description = "print the verdicts as JSON")
  private boolean json;

  CheckCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    String implementation = implementation();
    List<Topic> topics = name == null
        ? desk.catalogue().exercises().toList()
        : new Selection(desk.catalogue()).exercises(name);
    List<Report> reports = grade(topics, implementation);
    ReportPrinter printer = new ReportPrinter(desk);
    if (json) {
      Json.print(reports.stream().map(Report::forPrograms).toList(), desk.out());
    } else {
      printer.print(reports, implementation.equals(Implementation.EXERCISE));
    }
    return reports.stream().allMatch(Report::isRight) ? 0 : 1;
  }

  private String implementation() {
    if (client == null || client.equals(Implementation.EXERCISE)) {
      return Implementation.EXERCISE;
    }
    if (!Implementation.CLIENTS.contains(client)) {
      throw new SetupException(
          "--client is '%s'; choose one of %s, or leave it out to grade your own."
              .formatted(client, String.join(", ", Implementation.CLIENTS)));
    }
    return client;
  }

  private List<Report> grade(List<Topic> topics, String implementation) {
    RedisSource source = redis.source();
    // The server starts while the first exercise compiles.
    CompletableFuture<RunningRedis> opening = CompletableFuture.supplyAsync(source::open);
    List<Report> reports = new ArrayList<>();
    try (Grader grader = new Grader(desk, opening)) {
      for (Topic topic : topics) {
        reports.add(grader.grade(topic, implementation));
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return reports;
  }

  /** Grades one exercise after the other on one server. */
  private static final class Grader implements AutoCloseable {
    private final Desk desk;
    private final CompletableFuture<RunningRedis> opening;

    Grader(Desk desk, CompletableFuture<RunningRedis> opening) {
      this.desk = desk;
      this.opening = opening;
    }

    Report grade(Topic topic, String implementation) {
      Exercise exercise = desk.exercise(topic);
      if (!implementation.equals(Implementation.EXERCISE)) {
        ClassLoader loader = exercise.lesson().getClass().getClassLoader();
        if (Implementation.find(topic.contract(), implementation, loader).isEmpty()) {
          throw new SetupException(
              "There is no %s: this course was handed out without its references."
                  .formatted(Implementation.className(topic.contract(), implementation)));
        }
        return Report.graded(exercise, run(topic, implementation, loader));
      }
      if (exercise.state(desk.progress()) == Exercise.State.MISSING) {
        return Report.broken(exercise, exercise.shownFile() + " is missing.");
      }
      String content = exercise.contentHash();
      Workshop workshop = new Workshop(desk);
      var compiled = workshop.compile(exercise);
      if (!compiled.errors().isEmpty()) {
        return Report.broken(exercise, workshop.describe(compiled.errors().get(0)));
      }
      Report report = Report.graded(exercise, run(topic, implementation, compiled.loader()));
      if (report.isRight()) {
        remember(exercise, content);
      }
      return report;
    }

    private void remember(Exercise exercise, String content) {
      try {
        desk.progress().solved(exercise.id(), content);
      } catch (SetupException e) {
        // The verdict stands, in a checkout that cannot be written too.
        Terminal.err().println(e.getMessage());
      }
    }

    private Grade run(Topic topic, String implementation, ClassLoader loader) {
      try (Grading grading = new Grading(opening.join())) {
        return grading.grade(topic.contract(), implementation, loader);
      }
    }

    @Override
    public void close() {
      // Where it did not open there is nothing to close, and its reason was thrown already.
      opening
          .handle((redis, failure) -> redis)
          .thenAccept(redis -> {
            if (redis != null) {
              redis.close();
            }
          })
          .join();
    }
  }
}
