package handson.redis.cli.grade.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import handson.redis.cli.grade.ExerciseGrade;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import handson.redis.cli.grade.TraineeGrade;
import handson.redis.cli.prompt.SafeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradebook as a table for a spreadsheet: a line a trainee, with the points and the verdict of
 * each exercise.
 */
record GradesCsv(Gradebook book) {

  String text() {
    StringWriter text = new StringWriter();
    // A spreadsheet takes a file without this mark for one in the machine's own encoding.
    text.append('\ufeff');
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(header());
      book.trainees().forEach(trainee -> csv.writeRecord(line(trainee)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> header() {
    List<String> cells = new ArrayList<>(List.of("trainee", "points", "maximum", "needs a look"));
    for (GradedExercise exercise : book.exercises()) {
      cells.add(exercise.id());
      cells.add(exercise.id() + " verdict");
    }
    cells.add("problem");
    return cells;
  }

  private List<String> line(TraineeGrade trainee) {
    List<String> cells = new ArrayList<>();
    cells.add(harmless(trainee.name()));
    cells.add(Integer.toString(trainee.points()));
    cells.add(Integer.toString(book.maximum()));
    cells.add(trainee.needsLook() ? "yes" : "");
    for (GradedExercise exercise : book.exercises()) {
      cells.add(trainee
          .exercise(exercise.id())
          .map(grade -> Integer.toString(grade.points()))
          .orElse("0"));
      cells.add(trainee
          .exercise(exercise.id())
          .map(ExerciseGrade::verdict)
          .map(Enum::name)
          .orElse(""));
    }
    cells.add(trainee.problem() == null ? "" : harmless(trainee.problem()));
    return cells;
  }

  /**
   * A spreadsheet runs what looks like a formula, quoted or not; an apostrophe makes it text.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
   */
  private static String harmless(String text) {
    String safe = SafeText.of(text);
    return safe.matches("(?s)\\s*[=+\\-@|%\\\\].*") ? "'" + safe : safe;
  }
}
