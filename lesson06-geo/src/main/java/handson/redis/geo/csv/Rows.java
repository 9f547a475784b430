package handson.redis.geo.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table, without the blank ones. FastCSV reads each by itself: so a quotation mark
 * too many costs one row, and not all rows behind it.
 */
final class Rows implements Closeable {
  /** The most characters of a row. */
  static final int LONGEST = 1_000_000;

  private static final int MOST_LINES = 1_000;

  private final Lines lines;
  private final Deque<Lines.Line> putBack = new ArrayDeque<>();
  private final CsvReaderBuilder csv;

  Rows(Reader text, char separator) {
    lines = new Lines(text, LONGEST);
    csv = CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .trimWhitespacesAroundQuotes(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** The next row that is not blank, or null where there is none. */
  Row next() throws IOException {
    for (var line = line(); line != null; line = line()) {
      Row row = row(line);
      if (!row.isBlank()) {
        return row;
      }
    }
    return null;
  }

  private Row row(Lines.Line line) throws IOException {
    if (line.cut()) {
      return broken(line, SkipReason.TOO_LONG);
    }
    Optional<Row> row = parse(line, line.text());
    if (row.isEmpty() && isOpen(line.text())) {
      row = acrossLines(line);
    }
    return row.orElseGet(() -> broken(line, SkipReason.BROKEN_QUOTES));
  }

  /** A row with line breaks in its cells: ends with the line that closes the last quotation. */
  private Optional<Row> acrossLines(Lines.Line first) throws IOException {
    var text = new StringBuilder(first.text());
    List<Lines.Line> more = new ArrayList<>();
    boolean open = true;
    while (open && more.size() < MOST_LINES && text.length() < LONGEST) {
      var line = line();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line.text());
      open ^= isOpen(line.text());
    }
    Optional<Row> row =
        open || text.length() > LONGEST ? Optional.empty() : parse(first, text.toString());
    if (row.isEmpty()) {
      for (int i = more.size() - 1; i >= 0; i--) {
        putBack.push(more.get(i));
      }
    }
    return row;
  }

  private static boolean isOpen(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private Optional<Row> parse(Lines.Line first, String text) throws IOException {
    if (text.isEmpty()) {
      return Optional.of(new Row(first.number(), List.of(), Optional.empty()));
    }
    try (var reader = csv.ofCsvRecord(text)) {
      var records = reader.iterator();
      List<String> cells = records.next().getFields();
      // Two records in what should be one: a quotation mark is not where it should be.
      return records.hasNext()
          ? Optional.empty()
          : Optional.of(new Row(first.number(), cells, Optional.empty()));
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  private static Row broken(Lines.Line line, SkipReason problem) {
    return new Row(line.number(), List.of(line.text()), Optional.of(problem));
  }

  private Lines.Line line() throws IOException {
    return putBack.isEmpty() ? lines.next() : putBack.pop();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
