package handson.redis.cli.grade;

import static handson.redis.cli.grade.SubmissionMaker.KEY_VALUES;
import static handson.redis.cli.grade.SubmissionMaker.path;
import static handson.redis.cli.grade.SubmissionMaker.solution;
import static handson.redis.cli.grade.SubmissionMaker.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClassGraderTest {
  private static final String WRONG = "return Optional.ofNullable(jedis.get(requireNonNull(key)));";

  @TempDir
  Path folder;

  private final List<String> order = new ArrayList<>();

  @Test
  void givesTheSameGradesAgainAndGoesOnWhereItWas() throws IOException {
    submission("ann", solution(KEY_VALUES));
    submission("bob", solution(KEY_VALUES).replace(WRONG, "return Optional.of(\"x\");"));

    Gradebook first = grade(1, false, OptionalLong.empty());
    Gradebook again = grade(2, true, OptionalLong.of(first.conditions().seed()));

    assertThat(first.trainees()).hasSize(2);
    assertThat(verdict(first, "ann")).isEqualTo(Verdict.PASSED);
    assertThat(verdict(first, "bob")).isEqualTo(Verdict.FAILED);
    assertThat(withoutTimes(again)).isEqualTo(withoutTimes(first));

    // As if it had been interrupted after the first: the second, and only that, is graded anew.
    new GradebookFile(folder.resolve("out"))
        .write(new Gradebook(
            again.format(),
            again.conditions(),
            again.exercises(),
            again.trainees().subList(0, 1)));
    submission("bob", solution(KEY_VALUES));
    Gradebook next = grade(1, false, OptionalLong.empty());
    assertThat(next.conditions().seed()).isEqualTo(first.conditions().seed());
    assertThat(next.trainees().get(0)).isEqualTo(again.trainees().get(0));
    assertThat(verdict(next, "bob")).isEqualTo(Verdict.PASSED);
    assertThat(order).containsExactlyInAnyOrder("ann", "bob", "ann", "bob", "ann", "bob");
  }

  @Test
  void refusesWhatItCannotGradeWell() throws IOException {
    assertThatThrownBy(() -> grade(1, false, OptionalLong.empty()))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("is no folder");

    Files.createDirectories(folder.resolve("in"));
    assertThatThrownBy(() -> grade(1, false, OptionalLong.empty()))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("is empty");

    submission("ann", solution(KEY_VALUES));
    Files.move(folder.resolve("in"), folder.resolve("class"));
    Files.move(folder.resolve("class/ann"), folder.resolve("in"));
    assertThatThrownBy(() -> grade(1, false, OptionalLong.empty()))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("is a submission itself");
  }

  @Test
  void takesNoPlainProcessWhereASandboxIsAskedFor() {
    Isolations isolations = new Isolations();
    List<Path> readable = List.of(SubmissionMaker.HOME.resolve("pom.xml"));

    assertThatThrownBy(
            () -> isolations.find(Optional.of(Isolation.Kind.PLAIN), true, true, readable))
        .isInstanceOf(SetupException.class)
        .hasMessage("A plain process is no sandbox, and --require-sandbox asks for one.");
    if ("root".equals(System.getProperty("user.name"))) {
      assertThatThrownBy(
              () -> isolations.find(Optional.of(Isolation.Kind.PLAIN), false, false, readable))
          .isInstanceOf(SetupException.class)
          .hasMessageStartingWith(
              "A plain process is no sandbox, and submissions would run as root")
          .hasMessageContaining("--allow-root");
    }
  }

  private void submission(String trainee, String source) throws IOException {
    write(folder.resolve("in").resolve(trainee), path(KEY_VALUES), source);
  }

  private Gradebook grade(int jobs, boolean again, OptionalLong seed) {
    return new ClassGrader(
            SubmissionMaker.HOME,
            SubmissionMaker.CATALOGUE,
            new Assignment(
                folder.resolve("in"),
                folder.resolve("out"),
                List.of(KEY_VALUES),
                jobs,
                30,
                seed,
                Isolated.here(),
                false,
                true,
                again,
                true),
            (done, all, trainee) -> {
              if (trainee != null) {
                order.add(trainee.name());
              }
            })
        .grade();
  }

  private static Verdict verdict(Gradebook book, String trainee) {
    return book.trainees().stream()
        .filter(grade -> grade.name().equals(trainee))
        .findFirst()
        .orElseThrow()
        .exercises()
        .get(0)
        .verdict();
  }

  private static List<TraineeGrade> withoutTimes(Gradebook book) {
    return book.trainees().stream()
        .map(trainee -> new TraineeGrade(
            trainee.name(),
            trainee.submission(),
            trainee.digest(),
            trainee.problem(),
            trainee.files(),
            trainee.otherFiles(),
            trainee.exercises().stream().map(ClassGraderTest::withoutTimes).toList(),
            0))
        .toList();
  }

  private static ExerciseGrade withoutTimes(ExerciseGrade grade) {
    return new ExerciseGrade(
        grade.exercise(),
        grade.verdict(),
        grade.points(),
        grade.maximum(),
        grade.message(),
        grade.criteria().stream()
            .map(c -> new CriterionGrade(
                c.name(), c.words(), c.outcome(), c.message(), c.why(), c.received(), c.tryIt(), 0))
            .toList(),
        0);
  }
}
