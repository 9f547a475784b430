package handson.redis.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook.Conditions;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradebookFileTest {
  @TempDir
  Path folder;

  @Test
  void bringsBackWhatItWrote() {
    Gradebook book = book();

    new GradebookFile(folder).write(book);

    assertThat(new GradebookFile(folder).read()).contains(book);
    assertThat(folder).isDirectoryContaining(file -> file.endsWith(GradebookFile.NAME));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void knowsNoGradebookWhereThereIsNone() throws IOException {
    assertThat(new GradebookFile(folder).read()).isEmpty();

    Files.writeString(folder.resolve(GradebookFile.NAME), "{\"format\": 1, \"trainees\": [");
    assertThat(new GradebookFile(folder).read()).isEmpty();

    Files.writeString(folder.resolve(GradebookFile.NAME), "{\"format\": 99}");
    assertThat(new GradebookFile(folder).read()).isEmpty();
  }

  @Test
  void addsUp() {
    TraineeGrade trainee = book().trainees().get(0);

    assertThat(trainee.points()).isEqualTo(5);
    assertThat(trainee.maximum()).isEqualTo(20);
    assertThat(trainee.needsLook()).isTrue();
    assertThat(trainee.exercise("counter").orElseThrow().met()).isEqualTo(1);
    assertThat(trainee.exercise("counter").orElseThrow().counted()).isEqualTo(2);
    assertThat(book().maximum()).isEqualTo(20);
  }

  /** Two exercises of one trainee, with what a submission may write into them. */
  static Gradebook book() {
    CriterionGrade met =
        new CriterionGrade("counts", "counts", Outcome.PASSED, null, "why", List.of(), "GET a", 12);
    CriterionGrade failed = new CriterionGrade(
        "expires",
        "expires",
        Outcome.FAILED,
        "expected <b>\u001b[31m\u0000\ud83d\udc09",
        "why",
        List.of("SET a \"=1+1\""),
        "TTL a",
        34);
    CriterionGrade skipped = new CriterionGrade(
        "newer", "newer", Outcome.SKIPPED, "needs 7.4", "why", List.of(), "HTTL a", 0);
    return new Gradebook(
        Gradebook.FORMAT,
        new Conditions(
            "1.0.0 abc",
            42,
            "17.0.15",
            "7.0.15",
            new Isolation(
                Isolation.Kind.UNSHARE, true, List.of("memory"), List.of("docker: not running")),
            20,
            Instant.parse("2026-11-21T18:00:00Z"),
            null),
        List.of(
            new GradedExercise("counter", "lesson01-basics", "Counters", 10, 1, 3),
            new GradedExercise("other", "lesson01-basics", "Others", 10, 2, 4)),
        List.of(new TraineeGrade(
            "ann",
            "ann.zip",
            "00ff",
            null,
            List.of(new SubmittedFile("pom.xml", SubmittedFile.Fate.EXTRA, null, null)),
            0,
            List.of(
                new ExerciseGrade(
                    "counter", Verdict.FAILED, 5, 10, null, List.of(met, failed, skipped), 46),
                new ExerciseGrade(
                    "other", Verdict.REJECTED, 0, 10, "line 7: Runtime.exec", List.of(), 0)),
            99)));
  }
}
