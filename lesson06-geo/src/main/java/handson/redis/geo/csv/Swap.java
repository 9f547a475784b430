package handson.redis.geo.csv;

import java.util.List;

/** Whether what is called latitude is the longitude. */
final class Swap {
  private static final int ONE_IN = 5;

  private Swap() {}

  /**
   * Whether the rows say that two coordinates stand the other way round: of rows that make sense
   * one way only, most make sense when swapped, and they are more than a few slips.
   */
  static boolean isNeeded(Coordinates asNamed, Coordinates swapped, List<Row> rows) {
    int either = 0;
    int onlyNamed = 0;
    int onlySwapped = 0;
    for (Row row : rows) {
      boolean named = asNamed.read(row) instanceof Reading.At;
      boolean other = swapped.read(row) instanceof Reading.At;
      either += named || other ? 1 : 0;
      onlyNamed += named && !other ? 1 : 0;
      onlySwapped += other && !named ? 1 : 0;
    }
    return onlySwapped > onlyNamed && onlySwapped * ONE_IN > either;
  }
}
