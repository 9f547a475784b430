package handson.redis.geo.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The columns' names.
 *
 * @param line where they stand, 0 where there is none
 * @param cells as they stand there
 */
record Header(long line, List<String> cells) {

  static Header none() {
    return new Header(0, List.of());
  }

  /** A row as a header; it may be a comment. */
  static Header of(Row row) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.replaceAll(cell -> cell.strip().replaceAll("\\s+", " "));
    cells.set(0, cells.get(0).replaceFirst("^(#|//)+ ?", ""));
    return new Header(row.line(), cells);
  }

  boolean exists() {
    return line > 0;
  }

  /**
   * What to call the columns: their names, made distinct, or their numbers where they have none.
   */
  List<String> labels(int width) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> labels = new ArrayList<>(width);
    for (int column = 0; column < Math.max(width, cells.size()); column++) {
      String label = column < cells.size() && !cells.get(column).isEmpty()
          ? cells.get(column)
          : "column " + (column + 1);
      int times = seen.merge(label, 1, Integer::sum);
      labels.add(times == 1 ? label : label + " (" + times + ")");
    }
    return labels;
  }

  ColumnName name(int column) {
    return new ColumnName(column < cells.size() ? cells.get(column) : "");
  }

  /** The column that somebody chose by its name, else by its number from 1. */
  OptionalInt find(String chosen, int width) {
    int exact = cells.indexOf(chosen.strip());
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    String key = new ColumnName(chosen).key();
    for (int column = 0; column < cells.size(); column++) {
      if (!key.isEmpty() && name(column).key().equals(key)) {
        return OptionalInt.of(column);
      }
    }
    if (chosen.matches("\\d{1,5}")) {
      int column = Integer.parseInt(chosen) - 1;
      return column >= 0 && column < width ? OptionalInt.of(column) : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }
}
