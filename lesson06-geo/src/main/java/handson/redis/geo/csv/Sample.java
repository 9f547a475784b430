package handson.redis.geo.csv;

import java.util.List;
import java.util.Optional;

/**
 * The first rows of a table, without those whose cells could not be told apart.
 *
 * @param separator what cells were cut at
 * @param isAll whether there are no more
 * @param problem the first problem of those without, if there was one
 */
record Sample(char separator, List<Row> rows, boolean isAll, Optional<SkipReason> problem) {

  /** How many cells the middle one of all rows has. */
  int width() {
    return ColumnContents.medianWidth(rows);
  }
}
