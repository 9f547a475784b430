package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course's own waiting times, beside Maven's. */
final class CourseTopic implements Topic {
  private static final int SUBMISSIONS = 30;
  private static final double MINUTE = 60_000;
  private static final String MAVEN = "mvn test";
  private static final String CHECK = "./course check";
  private static final String WATCH = "./course watch";
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
    try (ScratchFolder scratch = ScratchFolder.create("bench-course")) {
      CheckoutCopy copy = CheckoutCopy.of(lab.home(), scratch.path().resolve("checkout"));
      // In a copy of its own: what is saved in the other one is not for watch.
      CheckoutCopy watched = CheckoutCopy.of(lab.home(), scratch.path().resolve("watched"));
      Program watching = tool(lab, watched, "watch", CheckoutCopy.EXERCISE, "--redis", "embedded");
      try (WatchSession watch = WatchSession.start(watching, watched)) {
        lab.measureSlowly(oneExercise(lab, copy, watch));
      }
      lab.measureSlowly(submissions(lab, copy, scratch.path()));
    }
  }

  private static Table oneExercise(Lab lab, CheckoutCopy copy, WatchSession watch) {
    Program check = tool(lab, copy, "check", CheckoutCopy.EXERCISE, "--redis", "embedded");
    return new Table(
        "from the command, and with watch from the save, to the verdict on one exercise",
        Unit.lessIsBetter("milliseconds"),
        List.of(
            new Side(MAVEN, () -> afterASave(copy, maven(copy))),
            new Side(CHECK, () -> afterASave(copy, check)),
            new Side(WATCH, watch::millisToVerdict)),
        List.of(Target.atMost(3_000, CHECK), Target.atMost(1_000, WATCH)),
        "The exercise is right, and saved with another text each time. watch runs already; the"
            + " other two start a JVM or more.");
  }

  private static Table submissions(Lab lab, CheckoutCopy copy, Path scratch) throws IOException {
    Path submissions = scratch.resolve("submissions");
    for (int i = 1; i <= SUBMISSIONS; i++) {
      CheckoutCopy.solve(submissions.resolve("trainee-" + i), i);
    }
    String maven = MAVEN + " on each";
    return new Table(
        SUBMISSIONS + " submissions of one exercise",
        new Unit("submissions a minute", true),
        List.of(
            new Side(maven, () -> MINUTE / afterASave(copy, maven(copy))),
            new Side(GRADE, () -> SUBMISSIONS * MINUTE / grade(lab, copy, submissions, scratch))),
        List.of(Target.atLeast(5, GRADE, maven)),
        "All are right, no two the same, and all " + SUBMISSIONS + " are graded; Maven is timed on"
            + " one a round. For grade each has a JVM, a Redis and, where there is one, a sandbox of"
            + " its own.");
  }

  private static double afterASave(CheckoutCopy copy, Program program)
      throws IOException, InterruptedException {
    copy.solve();
    return program.run(Optional.empty()).millis();
  }

  private static Program maven(CheckoutCopy copy) {
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
            "-Dsurefire.failIfNoSpecifiedTests=false"));
  }

  private static double grade(Lab lab, CheckoutCopy copy, Path submissions, Path scratch)
      throws IOException, InterruptedException {
    // A gradebook that is there would not be made again.
    Path out = Files.createTempDirectory(scratch, "gradebook").resolve("gradebook");
    Program.Said said = tool(
            lab,
            copy,
            "grade",
            submissions.toString(),
            "--lesson",
            CheckoutCopy.EXERCISE,
            "--allow-root",
            "--out",
            out.toString())
        .run(Optional.empty());
    // A submission that is rejected at the door costs nothing.
    long right = said.lines().stream()
        .filter(line -> line.strip().matches("(\\d+) of \\1 .*"))
        .count();
    if (right != SUBMISSIONS) {
      throw new IllegalStateException("%d of %d submissions are right, and all should be: %s"
          .formatted(right, SUBMISSIONS, String.join(" | ", said.lines())));
    }
    return said.millis();
  }

  /** What the launcher starts, for the copy. */
  private static Program tool(Lab lab, CheckoutCopy copy, String... words) {
    Path archive = lab.home().resolve("support/cli/target/course/course.jsa");
    List<String> options = new ArrayList<>(List.of("-Dcourse.home=" + copy.folder()));
    if (Files.isRegularFile(archive)) {
      options.add("-XX:SharedArchiveFile=" + archive);
    }
    return Program.java("handson.redis.cli.Course", options, words);
  }
}
