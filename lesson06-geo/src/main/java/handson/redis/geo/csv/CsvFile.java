package handson.redis.geo.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text file with rows in it. */
record CsvFile(Path path, Encoding encoding) {
  private static final int SAMPLE_ROWS = 1_000;
  private static final long SAMPLE_CHARACTERS = 4L * Rows.LONGEST;

  /** Its rows from the beginning, cells cut at a separator. */
  Rows rows(char separator, CsvProgress progress) throws IOException {
    long size = Files.size(path);
    InputStream bytes = new ProgressStream(Files.newInputStream(path), size, progress);
    return new Rows(encoding.reader(bytes), separator);
  }

  /** Its first rows: enough to decide how to read the others. */
  Sample sample(char separator) throws IOException {
    try (Rows rows = rows(separator, (bytes, size) -> {})) {
      List<Row> sample = new ArrayList<>();
      Optional<SkipReason> problem = Optional.empty();
      long characters = 0;
      Row row = rows.next();
      while (row != null && sample.size() < SAMPLE_ROWS && characters < SAMPLE_CHARACTERS) {
        if (row.problem().isEmpty()) {
          sample.add(row);
        }
        problem = problem.or(row::problem);
        characters += row.cells().stream().mapToInt(String::length).sum();
        row = rows.next();
      }
      return new Sample(separator, sample, row == null, problem);
    }
  }

  /** What to call it in a sentence. */
  String name() {
    return path.getFileName().toString();
  }

  /** Its name without what says that it is a table. */
  String stem() {
    return name().replaceFirst("(?i)\\.(csv|tsv|txt|tab)$", "");
  }
}
