package handson.redis.geo.csv;

import handson.redis.geo.Facility;
import handson.redis.geo.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which column is what.
 *
 * @param labels what to call the columns
 * @param category what a facility is where no column says it
 */
record Layout(
    Header header,
    List<String> labels,
    Coordinates coordinates,
    OptionalInt name,
    OptionalInt id,
    OptionalInt categories,
    String category) {
  /** All but line breaks and tabs: a name that is shown must not steer a terminal. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  /**
   * Where a row is. A row with a separator too many may have its coordinates further to the right:
   * where there could be others, it is not known which are right.
   */
  Reading read(Row row) {
    Reading reading = coordinates.read(row);
    for (int more = row.width() - labels.size(); more > 0; more--) {
      if (reading instanceof Reading.At
          && coordinates.read(row.without(more)) instanceof Reading.At) {
        return Reading.nowhere(SkipReason.SHIFTED, String.join(", ", row.cells()));
      }
    }
    return reading;
  }

  Facility facility(Row row, Point point, Ids ids) {
    String called = name.isPresent() ? text(row, name.getAsInt()) : "";
    String value = id.isPresent() ? text(row, id.getAsInt()) : "";
    String kind = categories.isPresent() ? text(row, categories.getAsInt()) : "";
    return new Facility(
        value.isEmpty() ? ids.ofName(called, row.line()) : ids.of(value, row.line()),
        called,
        kind.isEmpty() ? category : kind,
        point,
        details(row));
  }

  private Map<String, String> details(Row row) {
    var details = new LinkedHashMap<String, String>();
    List<Integer> where = coordinates.columns();
    for (int column = 0; column < row.cells().size(); column++) {
      String text = text(row, column);
      if (!text.isEmpty() && !where.contains(column) && !isUsed(column)) {
        details.put(label(column), text);
      }
    }
    return details;
  }

  private String label(int column) {
    return column < labels.size() ? labels.get(column) : "column " + (column + 1);
  }

  private boolean isUsed(int column) {
    return is(name, column) || is(id, column) || is(categories, column);
  }

  private static boolean is(OptionalInt one, int column) {
    return one.isPresent() && one.getAsInt() == column;
  }

  private static String text(Row row, int column) {
    return CONTROLS.matcher(row.cell(column)).replaceAll("").strip();
  }
}
