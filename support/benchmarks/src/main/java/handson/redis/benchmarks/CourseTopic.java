package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The course's own waiting times, beside Maven's. */
final class CourseTopic implements Topic {
  private static final int SUBMISSIONS = 30;
  private static final double MINUTE = 60_000;
  private static final String MAVEN = "mvn test";
  private static final String CHECK = "./course check";
  private static final String GRADE = "./course grade";

  @Override
  public String name() {
    return "course";
  }

  @Override
  public String title() {
    return "a verdict on one exercise and on 30 submissions, beside mvn test";
  }

  @Override
  public boolean takesMinutes() {
    return true;
  }

  @Override
  public void run(Lab lab) throws Exception {
    if (!lab.belongsToTool()) {
      lab.skip("it measures the built tool; run it by ./course bench course.");
      return;
    }
    Path work = Files.createTempDirectory("bench-grades");
    try (CheckoutCopy copy = CheckoutCopy.of(lab.home())) {
      lab.measureSlowly(new Table(
          "from the command to the verdict on one exercise",
          Unit.lessIsBetter("milliseconds"),
          List.of(
              new Side(MAVEN, () -> maven(copy)),
              new Side(
                  CHECK,
                  () -> tool(lab, copy, "check", CheckoutCopy.EXERCISE, "--redis", "embedded"))),
          List.of(),
          "Maven compiles nothing here but what is new. The target for check is 3,000 ms."));
      int number = lab.scale().of(SUBMISSIONS);
      Path submissions = submissions(copy, work, number);
      lab.measureSlowly(new Table(
          number + " submissions of one exercise",
          new Unit("submissions a minute", true),
          List.of(
              new Side(MAVEN + " on each", () -> MINUTE / maven(copy)),
              new Side(GRADE, () -> number * MINUTE / grade(lab, copy, submissions, work))),
          List.of(Target.atLeast(5, GRADE, MAVEN + " on each")),
          "Each submission has a JVM, a Redis and, where there is one, a sandbox of its own. Maven is"
              + " timed on one of them."));
    } finally {
      CheckoutCopy.remove(work);
    }
  }

  private static Path submissions(CheckoutCopy copy, Path work, int number) throws IOException {
    Path submissions = work.resolve("submissions");
    for (int i = 0; i < number; i++) {
      copy.solve(submissions.resolve("trainee-" + i));
    }
    return submissions;
  }

  private static double maven(CheckoutCopy copy) throws IOException, InterruptedException {
    return new Program(
            copy.folder(),
            List.of(
                "mvn",
                "-o",
                "-q",
                "-B",
                "test",
                "-pl",
                "lesson01-basics",
                "-am",
                "-Dtest=BossBattleTest",
                "-Dcourse.implementation=exercise",
                "-Dspotless.check.skip",
                "-Dsurefire.failIfNoSpecifiedTests=false"))
        .run(Optional.empty())
        .millis();
  }

  private static double grade(Lab lab, CheckoutCopy copy, Path submissions, Path work)
      throws IOException, InterruptedException {
    // A gradebook that is there would not be made again.
    Path out = Files.createTempDirectory(work, "gradebook");
    return tool(
        lab,
        copy,
        "grade",
        submissions.toString(),
        "--lesson",
        CheckoutCopy.EXERCISE,
        "--allow-root",
        "--out",
        out.resolve("gradebook").toString());
  }

  /** What the launcher starts, for the copy. */
  private static double tool(Lab lab, CheckoutCopy copy, String... words)
      throws IOException, InterruptedException {
    Path archive = lab.home().resolve("support/cli/target/course/course.jsa");
    List<String> options = Files.isRegularFile(archive)
        ? List.of("-XX:SharedArchiveFile=" + archive, "-Dcourse.home=" + copy.folder())
        : List.of("-Dcourse.home=" + copy.folder());
    return Program.java("handson.redis.cli.Course", options, words)
        .run(Optional.empty())
        .millis();
  }
}
