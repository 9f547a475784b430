package handson.redis.geo.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of rows. */
final class RowCount {
  private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
  private final List<SkippedRow> first = new ArrayList<>();
  private long rows;
  private long loaded;

  void loaded() {
    rows++;
    loaded++;
  }

  void skipped(SkippedRow row) {
    rows++;
    skipped.merge(row.reason(), 1L, Long::sum);
    if (first.size() < CsvReport.SHOWN) {
      first.add(row);
    }
  }

  CsvReport report() {
    return new CsvReport(rows, loaded, skipped, first);
  }
}
