package handson.redis.geo.csv;

import handson.redis.geo.Facility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** A table of facilities, as cities publish them. */
public final class FacilityCsv implements Iterable<Facility>, AutoCloseable {

  /**
   * Looks at a file and decides how to read it.
   *
   * @throws FacilityCsvException where facilities cannot be read from it: one sentence that says what to do
   * @throws IOException where the file cannot be read
   */
  public static FacilityCsv open(Path file, CsvChoices choices) throws IOException {
    return open(file, choices, (bytes, size) -> {});
  }

  /** Opens a file that tells how far it has been read. */
  public static FacilityCsv open(Path file, CsvChoices choices, CsvProgress progress)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** What was decided about the file, and why. */
  public CsvDecisions decisions() {
    throw new UnsupportedOperationException();
  }

  /** What became of the rows that the newest iterator has read so far. */
  public CsvReport report() {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads the file anew, row by row.
   *
   * @return an iterator that throws {@link java.io.UncheckedIOException} where the file cannot be
   *     read any more, and {@link FacilityCsvException} where a row is beyond all limits
   */
  @Override
  public Iterator<Facility> iterator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
