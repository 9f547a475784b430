package handson.redis.cli;

import handson.redis.cli.grade.ClassGrader;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.TraineeGrade;
import handson.redis.cli.grade.report.GradebookReports;
import handson.redis.cli.prompt.SafeText;
import handson.redis.kit.Ink;
import handson.redis.kit.Terminal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code grade} shows: a bar while it works, a line for each trainee at the end. */
final class GradeScreen implements ClassGrader.Progress, AutoCloseable {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final Ink ink;
  private final PrintStream err = Terminal.err();

  GradeScreen(Ink ink) {
    this.ink = ink;
  }

  @Override
  public void graded(int done, int all, TraineeGrade trainee) {
    if (!ink.colour()) {
      return;
    }
    int filled = done * WIDTH / all;
    err.print(CLEAR
        + ink.green("#".repeat(filled))
        + "-".repeat(WIDTH - filled)
        + String.format(Locale.ROOT, " %d of %d submissions", done, all));
    err.flush();
  }

  /** The class, a line each, and what the grades were found with. */
  void print(Gradebook book, Path folder, PrintStream out) {
    for (TraineeGrade trainee : book.trainees()) {
      String points = "%4d of %d".formatted(trainee.points(), trainee.maximum());
      String look = trainee.needsLook() ? ink.red("  look at it") : "";
      String problem = trainee.problem() == null ? "" : "  " + trainee.problem();
      out.println(points + "  " + SafeText.of(trainee.name()) + look + problem);
    }
    Gradebook.Conditions conditions = book.conditions();
    out.println();
    out.println("Seed %d, Java %s, Redis %s, isolation: %s."
        .formatted(
            conditions.seed(),
            conditions.java(),
            conditions.redis(),
            conditions.isolation().kind().name().toLowerCase(Locale.ROOT)));
    out.println("The gradebook is " + folder.resolve(GradebookReports.INDEX) + ".");
  }

  @Override
  public void close() {
    if (ink.colour()) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
