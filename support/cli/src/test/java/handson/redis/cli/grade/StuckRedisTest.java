package handson.redis.cli.grade;

import static handson.redis.cli.grade.SubmissionMaker.BOSS_BATTLE;
import static handson.redis.cli.grade.SubmissionMaker.bossBattleOnly;
import static handson.redis.cli.grade.SubmissionMaker.summoning;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script that never ends is over before its criterion is: Redis tells only 5 s later. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("hostile")
class StuckRedisTest {
  // Less than Redis' 5 s and enough for a criterion that fails at once.
  private static final int SECONDS = 4;

  @TempDir
  Path folder;

  @Test
  void isChargedToNobodyElse() throws Exception {
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    String loop = "new Thread(() -> jedis.eval(\"while true do end\")).start(); Thread.sleep(200);"
        + " throw new IllegalStateException(\"it failed itself\");";
    new SubmissionMaker(submissions).folder("loops", bossBattleOnly(summoning(loop)));

    Gradebook book = new ClassGrader(
            SubmissionMaker.HOME,
            SubmissionMaker.CATALOGUE,
            new Assignment(
                submissions,
                folder.resolve("out"),
                List.of(BOSS_BATTLE),
                1,
                SECONDS,
                OptionalLong.of(7),
                Isolated.here(),
                false,
                true,
                false,
                true),
            (done, all, trainee) -> {})
        .grade();

    ExerciseGrade grade = book.trainees().get(0).exercises().get(0);
    assertThat(grade.message()).contains("left Redis busy");
    assertThat(grade.criteria())
        .as(grade.toString())
        .extracting(CriterionGrade::outcome)
        .contains(Outcome.ERROR)
        .doesNotContain(Outcome.TIMEOUT);
  }
}
