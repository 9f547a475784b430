package handson.redis.geo.csv;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Where a row keeps one of its two coordinates.
 *
 * @param columns one column with all of it, or two or three with degrees, minutes and seconds
 * @param direction a column with N or S, E or W
 */
record AngleColumns(Axis axis, List<Integer> columns, OptionalInt direction) {

  static AngleColumns of(Axis axis, int column) {
    return new AngleColumns(axis, List.of(column), OptionalInt.empty());
  }

  /** The same columns, taken for the other coordinate. */
  AngleColumns as(Axis other) {
    return new AngleColumns(other, columns, direction);
  }

  /** What stands there. */
  String text(Row row) {
    String cells =
        columns.stream().map(column -> row.cell(column).strip()).collect(Collectors.joining(" "));
    return direction.isPresent() ? cells + " " + row.cell(direction.getAsInt()).strip() : cells;
  }

  /** Whether one of its cells says nothing: half an angle is none. */
  boolean isUnknown(Row row) {
    for (int column : columns) {
      if (Notation.isUnknown(Notation.plain(row.cell(column)))) {
        return true;
      }
    }
    return false;
  }

  Optional<Angle> read(Row row) {
    Optional<Angle> angle =
        columns.size() == 1 ? Angle.parse(Notation.plain(row.cell(columns.get(0)))) : parts(row);
    if (angle.isEmpty() || direction.isEmpty()) {
      return angle;
    }
    char letter = axis.direction(Notation.plain(row.cell(direction.getAsInt())));
    return letter == ' ' ? Optional.empty() : angle.map(found -> found.to(letter));
  }

  private Optional<Angle> parts(Row row) {
    double[] parts = new double[3];
    boolean negative = false;
    for (int i = 0; i < columns.size(); i++) {
      String plain = Notation.plain(row.cell(columns.get(i)));
      Optional<Angle> part = Angle.parse(withoutSign(plain));
      boolean last = i == columns.size() - 1;
      if (part.isEmpty()
          || !last && !part.get().isWholeDegrees()
          || i > 0 && part.get().degrees() < 0) {
        return Optional.empty();
      }
      negative |= i == 0 && plain.startsWith("-");
      negative |= i == 0 && part.get().degrees() < 0;
      parts[i] = Math.abs(part.get().degrees());
    }
    return Angle.of(negative, parts[0], parts[1], parts[2]);
  }

  /** "35度" and "41'" in columns of degrees and minutes are 35 and 41. */
  private static String withoutSign(String plain) {
    return plain.replaceAll(" ?[°'\"]$", "");
  }
}
