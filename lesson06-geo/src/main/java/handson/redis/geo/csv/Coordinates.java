package handson.redis.geo.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a table keeps its coordinates. */
sealed interface Coordinates {

  /** Where this row is, or why that cannot be said. */
  Reading read(Row row);

  /** All columns that they take. */
  List<Integer> columns();

  /** Those of them that a header must name. */
  List<Integer> main();

  /** Latitude and longitude in columns of their own. */
  record InColumns(AngleColumns latitude, AngleColumns longitude) implements Coordinates {

    @Override
    public Reading read(Row row) {
      Optional<Angle> north = latitude.read(row);
      Optional<Angle> east = longitude.read(row);
      if (north.isPresent() && east.isPresent()) {
        return Reading.of(north.get(), east.get(), found(row));
      }
      boolean unknown = latitude.isUnknown(row) || longitude.isUnknown(row);
      return Reading.nowhere(unknown ? SkipReason.EMPTY : SkipReason.NOT_A_COORDINATE, found(row));
    }

    @Override
    public List<Integer> columns() {
      List<Integer> columns = new ArrayList<>();
      for (AngleColumns angle : List.of(latitude, longitude)) {
        columns.addAll(angle.columns());
        angle.direction().ifPresent(columns::add);
      }
      return columns;
    }

    @Override
    public List<Integer> main() {
      return List.of(latitude.columns().get(0), longitude.columns().get(0));
    }

    private String found(Row row) {
      String found = latitude.text(row) + ", " + longitude.text(row);
      return found.equals(", ") ? "" : found;
    }
  }

  /**
   * Both in one cell.
   *
   * @param first which of them stands first
   */
  record InOneCell(int column, Axis first) implements Coordinates {

    @Override
    public Reading read(Row row) {
      String plain = Notation.plain(row.cell(column));
      Optional<AnglePair> pair = AnglePair.parse(plain);
      if (pair.isEmpty()) {
        boolean unknown = Notation.isUnknown(plain);
        return Reading.nowhere(
            unknown ? SkipReason.EMPTY : SkipReason.NOT_A_COORDINATE,
            row.cell(column).strip());
      }
      Angle one = pair.get().first();
      Angle two = pair.get().second();
      Axis axis = one.axis().or(() -> two.axis().map(Axis::other)).orElse(first);
      return axis == Axis.LATITUDE
          ? Reading.of(one, two, row.cell(column).strip())
          : Reading.of(two, one, row.cell(column).strip());
    }

    @Override
    public List<Integer> columns() {
      return List.of(column);
    }

    @Override
    public List<Integer> main() {
      return columns();
    }
  }
}
