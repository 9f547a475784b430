package handson.redis.cli;

import com.sun.management.OperatingSystemMXBean;
import handson.redis.cli.grade.Assignment;
import handson.redis.cli.grade.ClassGrader;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.Isolation;
import handson.redis.cli.grade.TraineeGrade;
import handson.redis.cli.grade.report.GradebookReports;
import handson.redis.kit.SetupException;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades a class. */
@Command(
    name = "grade",
    description = "Grades a folder of submissions.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "SUBMISSIONS holds a folder or a zip for each trainee, each a whole checkout or only the",
      "exercises' files. An interrupted run goes on where it was, and what did not change is not",
      "graded again. docs/instructors.md tells the rest.",
      "",
      "Exit codes: 0 all graded, 1 somebody has to look at a submission, 2 usage or environment.",
      "",
      "Example: ./course grade submissions --out gradebook"
    })
final class GradeCommand implements Callable<Integer> {
  private static final long GIB = 1L << 30;

  private final Desk desk;

  @Parameters(paramLabel = "SUBMISSIONS", description = "the folder with all submissions")
  private Path submissions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "gradebook",
      description = "where the gradebook goes (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--lesson",
      paramLabel = "LESSON|EXERCISE",
      completionCandidates = Names.LessonsAndExercises.class,
      description = "what to grade; everything without it")
  private String name;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "how many submissions at a time (default: two for each processor, and no more than"
              + " one for each GiB of memory)")
  private Integer jobs;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "30",
      description = "seconds for a criterion, on a machine with nothing else to do (default:"
          + " ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "where the tests' values come from, to find the same grades again")
  private Long seed;

  @Option(names = "--again", description = "grade again what is graded already")
  private boolean again;

  @Option(
      names = "--isolation",
      paramLabel = "KIND",
      description = "take this one only: docker, bubblewrap, unshare or plain")
  private String isolation;

  @Option(names = "--require-sandbox", description = "do not grade in a plain process")
  private boolean requireSandbox;

  @Option(names = "--allow-root", description = "grade as root even without a sandbox")
  private boolean allowRoot;

  @Option(names = "--json", description = "print the gradebook as JSON")
  private boolean json;

  GradeCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    GradeScreen screen = new GradeScreen(desk.ink());
    Gradebook book;
    try (screen) {
      book = new ClassGrader(desk.home(), desk.catalogue(), assignment(), screen).grade();
    }
    new GradebookReports(out).write(book);
    if (json) {
      Json.print(book, desk.out());
    } else {
      screen.print(book, out, desk.out());
    }
    return book.trainees().stream().anyMatch(TraineeGrade::needsLook) ? 1 : 0;
  }

  private Assignment assignment() {
    if (jobs != null && jobs < 1 || timeout < 1) {
      throw new SetupException("--jobs and --timeout are 1 or more.");
    }
    List<Topic> topics = name == null
        ? desk.catalogue().exercises().toList()
        : new Selection(desk.catalogue()).exercises(name);
    return new Assignment(
        submissions,
        out,
        topics,
        jobs == null ? usualJobs() : jobs,
        timeout,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(isolation).map(GradeCommand::kind),
        requireSandbox,
        allowRoot,
        again,
        true);
  }

  /** Tests wait about as long as they compute; each submission has two JVMs and a Redis. */
  private static int usualJobs() {
    int processors = Runtime.getRuntime().availableProcessors();
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? (int) Math.max(1, Math.min(2L * processors, system.getTotalMemorySize() / GIB))
        : processors;
  }

  private static Isolation.Kind kind(String name) {
    return Arrays.stream(Isolation.Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new SetupException(
            "--isolation is '%s'; choose docker, bubblewrap, unshare or plain.".formatted(name)));
  }
}
