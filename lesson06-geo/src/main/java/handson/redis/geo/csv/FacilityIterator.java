package handson.redis.geo.csv;

import handson.redis.geo.Facility;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Makes facilities of rows. */
final class FacilityIterator implements Iterator<Facility>, Closeable {
  private final Rows rows;
  private final Layout layout;
  private final Ids ids;
  private final RowCount count;
  private Facility next;
  private boolean end;

  FacilityIterator(Rows rows, Layout layout, Ids ids, RowCount count) {
    this.rows = rows;
    this.layout = layout;
    this.ids = ids;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && !end) {
        advance();
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Facility next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There is no facility behind the last.");
    }
    Facility facility = next;
    next = null;
    return facility;
  }

  private void advance() throws IOException {
    Row row = rows.next();
    if (row == null) {
      close();
    } else if (row.line() > layout.header().line()) {
      next = facility(row);
    }
  }

  /** What the row says, or null where it is skipped. */
  private Facility facility(Row row) {
    Reading reading = row.problem().isPresent()
        ? Reading.nowhere(row.problem().get(), row.cell(0))
        : layout.read(row);
    if (reading instanceof Reading.At at) {
      count.loaded();
      return layout.facility(row, at.point(), ids);
    }
    var nowhere = (Reading.Nowhere) reading;
    count.skipped(new SkippedRow(row.line(), nowhere.reason(), nowhere.found()));
    return null;
  }

  /** Whether it came to its end, or was closed before. */
  boolean isClosed() {
    return end;
  }

  @Override
  public void close() throws IOException {
    end = true;
    rows.close();
  }
}
