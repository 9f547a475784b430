package handson.redis.geo.csv;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the rows of a file, as far as it was read.
 *
 * @param rows how many there were, without the header and what stands before it
 * @param loaded how many became facilities
 * @param skippedBy how many did not, by reason
 * @param firstSkipped the first {@value #SHOWN} of those
 */
public record CsvReport(
    long rows, long loaded, Map<SkipReason, Long> skippedBy, List<SkippedRow> firstSkipped) {
  /** How many skipped rows are kept one by one: a report of a bad file stays small. */
  public static final int SHOWN = 20;

  public CsvReport {
    var copy = new EnumMap<SkipReason, Long>(SkipReason.class);
    copy.putAll(skippedBy);
    skippedBy = Collections.unmodifiableMap(copy);
    firstSkipped = List.copyOf(firstSkipped);
  }

  /** How many rows did not become facilities. */
  public long skipped() {
    return rows - loaded;
  }
}
