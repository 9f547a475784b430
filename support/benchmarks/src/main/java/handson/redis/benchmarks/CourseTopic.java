package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The course's own waiting times, beside Maven's. */
final class CourseTopic implements Topic {
  private static final int SUBMISSIONS = 30;
  // No processor is idle at the end where there are two or four.
  private static final int WHOLE = 8;
  private static final double MINUTE = 60_000;
  private static final Unit PER_MINUTE = new Unit("submissions a minute", true);
  private static final String MAVEN = "mvn test";
  // Who waits for a verdict can do without a look at the format.
  private static final String UNFORMATTED = "-Dspotless.check.skip";
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
      lab.measureSlowly(wholeSubmissions(lab, copy, scratch.path()));
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
    List<String> scope = List.of("--lesson", CheckoutCopy.EXERCISE);
    return new Table(
        SUBMISSIONS + " submissions of one exercise",
        PER_MINUTE,
        List.of(
            new Side(maven, () -> MINUTE / afterASave(copy, maven(copy))),
            new Side(
                GRADE,
                () -> SUBMISSIONS * MINUTE / grade(lab, copy, submissions, SUBMISSIONS, scope))),
        List.of(Target.atLeast(5, GRADE, maven)),
        "All are right, no two the same, and all " + SUBMISSIONS + " are graded; Maven is timed on"
            + " one a round. For grade each has a JVM, a Redis and, where there is one, a sandbox of"
            + " its own.");
  }

  private static Table wholeSubmissions(Lab lab, CheckoutCopy copy, Path scratch)
      throws IOException {
    Path submissions = scratch.resolve("whole-submissions");
    WholeSubmission solved = new WholeSubmission(copy.folder());
    for (int i = 1; i <= WHOLE; i++) {
      solved.write(submissions.resolve("trainee-" + i), i);
    }
    String checkout = MAVEN + " in each checkout";
    String built = MAVEN + " in one that is built";
    AtomicInteger version = new AtomicInteger();
    return new Table(
        "whole submissions of %d exercises in %d lessons"
            .formatted(solved.tests().size(), solved.lessons().size()),
        PER_MINUTE,
        List.of(
            new Side(checkout, () -> MINUTE / mavenOfNew(lab, solved, version.getAndIncrement())),
            new Side(built, () -> {
              solved.write(copy.folder(), version.getAndIncrement());
              return MINUTE
                  / maven(copy, solved.lessons(), solved.tests(), UNFORMATTED)
                      .run(Optional.empty())
                      .millis();
            }),
            new Side(
                GRADE, () -> WHOLE * MINUTE / grade(lab, copy, submissions, WHOLE, List.of()))),
        List.of(Target.atLeast(5, GRADE, checkout)),
        "All are right; about a third of the exercises of each is solved with Jedis, a third with"
            + " Lettuce and a third with Redisson. Maven runs the grading tests of the exercises and no"
            + " other: in a checkout as it is handed in, by the README's command; and in the folder of"
            + " the round before, where only the exercises are new and formats are not looked at."
            + " grade has " + WHOLE + " a round.");
  }

  /** A checkout of its own, as a trainee hands it in. */
  private static double mavenOfNew(Lab lab, WholeSubmission solved, int version)
      throws IOException, InterruptedException {
    try (ScratchFolder folder = ScratchFolder.create("bench-handed-in")) {
      CheckoutCopy checkout = CheckoutCopy.of(lab.home(), folder.path().resolve("checkout"));
      solved.write(checkout.folder(), version);
      return maven(checkout, solved.lessons(), solved.tests())
          .run(Optional.empty())
          .millis();
    }
  }

  private static double afterASave(CheckoutCopy copy, Program program)
      throws IOException, InterruptedException {
    copy.solve();
    return program.run(Optional.empty()).millis();
  }

  private static Program maven(CheckoutCopy copy) {
    return maven(copy, List.of("lesson01-basics"), List.of("BossBattleTest"), UNFORMATTED);
  }

  private static Program maven(
      CheckoutCopy copy, List<String> modules, List<String> tests, String... options) {
    List<String> words = new ArrayList<>(List.of("mvn", "-o", "-q", "-B", "test", "-pl"));
    words.addAll(List.of(String.join(",", modules), "-am", "-Dtest=" + String.join(",", tests)));
    words.add("-Dcourse.implementation=exercise");
    words.add("-Dsurefire.failIfNoSpecifiedTests=false");
    words.addAll(List.of(options));
    return new Program(copy.folder(), words);
  }

  private static double grade(
      Lab lab, CheckoutCopy copy, Path submissions, int number, List<String> scope)
      throws IOException, InterruptedException {
    try (ScratchFolder gradebook = ScratchFolder.create("bench-gradebook")) {
      List<String> words = new ArrayList<>(List.of("grade", submissions.toString()));
      words.addAll(scope);
      // A gradebook that is there would not be made again.
      words.addAll(
          List.of("--allow-root", "--out", gradebook.path().resolve("gradebook").toString()));
      Program.Said said = tool(lab, copy, words.toArray(String[]::new)).run(Optional.empty());
      // A submission that is rejected at the door costs nothing.
      long right = said.lines().stream()
          .filter(line -> line.strip().matches("(\\d+) of \\1 .*"))
          .count();
      if (right != number) {
        throw new IllegalStateException("%d of %d submissions are right, and all should be: %s"
            .formatted(right, number, String.join(" | ", said.lines())));
      }
      return said.millis();
    }
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
