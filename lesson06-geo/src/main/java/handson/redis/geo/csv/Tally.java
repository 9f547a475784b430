package handson.redis.geo.csv;

import java.util.List;

/**
 * How well columns answer where the rows are.
 *
 * @param usable rows with a place that Redis can store
 * @param beyond rows with numbers, but beyond all degrees
 * @param rows all of them
 */
record Tally(int usable, int beyond, int rows) {

  static Tally of(Coordinates coordinates, List<Row> rows) {
    int usable = 0;
    int beyond = 0;
    for (Row row : rows) {
      Reading reading = coordinates.read(row);
      if (reading instanceof Reading.At) {
        usable++;
      } else if (reading instanceof Reading.Nowhere nowhere && isBeyond(nowhere.reason())) {
        beyond++;
      }
    }
    return new Tally(usable, beyond, rows.size());
  }

  /** Whether most of the numbers are degrees: those of a projected coordinate system are not. */
  boolean isMostlyDegrees() {
    return usable > 0 && usable >= beyond;
  }

  private static boolean isBeyond(SkipReason reason) {
    return reason == SkipReason.OUT_OF_RANGE || reason == SkipReason.LOST_DECIMAL_POINT;
  }
}
