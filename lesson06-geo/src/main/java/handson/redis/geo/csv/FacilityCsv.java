package handson.redis.geo.csv;

import handson.redis.geo.Facility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A table of facilities, as cities publish them: whatever its encoding, its separator, its columns
 * and the notation of its coordinates. What was decided is in {@link #decisions()}, what became of
 * the rows in {@link #report()}.
 *
 * <p>The file is read row by row: a row takes at most {@value Rows#LONGEST} characters, and the
 * memory that is needed does not grow with the file. It is decoded strictly, from its first byte to
 * its last, before the first row is read: a file that cannot be decoded is refused as a whole. A
 * row without usable coordinates is skipped and counted; it never stops the others.
 *
 * <p>A facility's id is the file's name and the value of the column that is the id; where there is
 * no such column, or the value came before, the line is added, and so two facilities of a file
 * never share one, and the same file gives the same ids again. Two files of the same name may share
 * some.
 *
 * <p>Not for several threads.
 */
public final class FacilityCsv implements Iterable<Facility>, AutoCloseable {
  private final CsvFile file;
  private final Detection.Found found;
  private final CsvProgress progress;
  private final List<FacilityIterator> open = new ArrayList<>();
  private RowCount count = new RowCount();

  private FacilityCsv(CsvFile file, Detection.Found found, CsvProgress progress) {
    this.file = file;
    this.found = found;
    this.progress = progress;
  }

  /**
   * Looks at a file and decides how to read it.
   *
   * @throws FacilityCsvException where facilities cannot be read from it: it is not there, no
   *     table, in an encoding that cannot be told, or without usable coordinates; the message is
   *     one sentence that says what to do
   * @throws IOException where the file cannot be read
   */
  public static FacilityCsv open(Path file, CsvChoices choices) throws IOException {
    return open(file, choices, (bytes, size) -> {});
  }

  /**
   * Looks at a file and decides how to read it.
   *
   * @param progress hears how far an iterator has read it
   * @throws FacilityCsvException as {@link #open(Path, CsvChoices)}
   * @throws IOException as {@link #open(Path, CsvChoices)}
   */
  public static FacilityCsv open(Path file, CsvChoices choices, CsvProgress progress)
      throws IOException {
    Objects.requireNonNull(progress, "progress");
    if (Files.isDirectory(file)) {
      throw new FacilityCsvException(file + " is a directory: name the CSV files in it.");
    }
    if (!Files.exists(file)) {
      throw new FacilityCsvException("There is no file " + file + ": look for a slip in its name.");
    }
    if (!Files.isRegularFile(file)) {
      throw new FacilityCsvException(
          file + " can be read only once, and it has to be read twice: save it as a file first.");
    }
    var csv = new CsvFile(file, new Encodings(file).find(choices.encoding()));
    return new FacilityCsv(csv, new Detection(csv, choices).find(), progress);
  }

  /** What was decided about the file, and why. */
  public CsvDecisions decisions() {
    return found.decisions();
  }

  /** What became of the rows that the newest iterator has read so far. */
  public CsvReport report() {
    return count.report();
  }

  /**
   * Reads the file anew, row by row.
   *
   * @return an iterator that throws {@link UncheckedIOException} where the file cannot be read any
   *     more, and closes the file when it has no more facilities
   */
  @Override
  public Iterator<Facility> iterator() {
    try {
      count = new RowCount();
      var rows = file.rows(found.separator(), progress);
      var facilities = new FacilityIterator(rows, found.layout(), new Ids(file.stem()), count);
      open.removeIf(FacilityIterator::isClosed);
      open.add(facilities);
      return facilities;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes what iterators have left open that were not read to their end. */
  @Override
  public void close() throws IOException {
    for (FacilityIterator facilities : open) {
      facilities.close();
    }
    open.clear();
  }
}
