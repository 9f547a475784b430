package handson.redis.cli.grade.report;

import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.TraineeGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A gradebook for people and programs: {@code index.html} with a page for each trainee, {@code
 * grades.csv}, and JUnit XML for each trainee. What is in a submission reaches none of them as
 * anything but text.
 *
 * @param folder the gradebook's
 */
public record GradebookReports(Path folder) {
  /** The page of the class. */
  public static final String INDEX = "index.html";

  /** The folder of the pages, one a trainee. */
  static final String PAGES = "trainees";

  /** The folder of the JUnit files, one a trainee. */
  static final String JUNIT = "junit";

  /** Writes all of them anew. */
  public void write(Gradebook book) throws IOException {
    Files.createDirectories(folder.resolve(PAGES));
    Files.createDirectories(folder.resolve(JUNIT));
    List<String> names = FileNames.of(book.trainees());
    Files.writeString(folder.resolve(INDEX), new ClassPage(book, names).html());
    Files.writeString(folder.resolve("grades.csv"), new GradesCsv(book).text());
    for (int i = 0; i < names.size(); i++) {
      TraineeGrade trainee = book.trainees().get(i);
      Path page = folder.resolve(PAGES).resolve(names.get(i) + ".html");
      Files.writeString(page, new TraineePage(book, trainee).html());
      Path junit = folder.resolve(JUNIT).resolve("TEST-" + names.get(i) + ".xml");
      Files.writeString(junit, new JunitXml(book, trainee).text());
    }
  }
}
