package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.RedisOption;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import handson.redis.kit.Terminal;
import handson.redis.kit.Topic;
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
      "Grading has a private Redis. With '--redis server' it uses that of './course server',",
      "where './course cli MONITOR' shows what your code sends.",
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
    RedisSource source = ServerFile.forGrading(desk, redis);
    // The server starts while the first exercise compiles.
    CompletableFuture<RunningRedis> opening = CompletableFuture.supplyAsync(source::open);
    try (Grader grader = new Grader(desk, opening::join, Terminal.err()::println)) {
      boolean own = implementation.equals(Implementation.EXERCISE);
      return topics.stream()
          .map(topic -> own ? grader.gradeOwn(topic) : grader.gradeReference(topic, implementation))
          .toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      close(opening);
    }
  }

  /** Where it did not open there is nothing to close, and its reason was thrown already. */
  private static void close(CompletableFuture<RunningRedis> opening) {
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
