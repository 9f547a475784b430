package handson.redis.geo.csv;

import java.util.List;
import java.util.Optional;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 * @param cells what stands between the separators
 * @param problem why they could not be told apart: then there is one cell, the text
 */
record Row(long line, List<String> cells, Optional<SkipReason> problem) {

  /** The cell of a column, empty where the row is too short for it. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** How many cells it has, without the empty ones at its end. */
  int width() {
    int width = cells.size();
    while (width > 0 && cells.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  /** The row without its first cells. */
  Row without(int first) {
    return new Row(line, cells.subList(first, cells.size()), problem);
  }

  /** Whether it begins as a remark does. */
  boolean isComment() {
    return cell(0).startsWith("#") || cell(0).startsWith("//");
  }

  /** Whether there is nothing in it, whatever separates cells. */
  boolean isBlank() {
    return cells.stream()
        .flatMapToInt(String::chars)
        .allMatch(c -> Character.isWhitespace(c) || c == ',' || c == ';');
  }
}
