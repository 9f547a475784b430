package handson.redis.geo.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is in the columns of a few rows, whatever they are called. */
final class ColumnContents {
  private static final Pattern PRECISE = Pattern.compile(".*[.,]\\d{3,}.*");
  /** Ten metres: what only has three decimals may be a weight, or a pressure. */
  private static final Pattern VERY_PRECISE = Pattern.compile(".*[.,]\\d{4,}.*");

  private static final double MOST = 0.8;

  private final List<Row> rows;
  private final int width;
  private final Map<Integer, List<String>> known = new HashMap<>();

  ColumnContents(List<Row> rows) {
    this.rows = rows;
    width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
  }

  int width() {
    return width;
  }

  /** How many cells the middle one of all rows has. */
  static int medianWidth(List<Row> rows) {
    return rows.isEmpty()
        ? 0
        : rows.stream().map(row -> row.cells().size()).sorted().toList().get(rows.size() / 2);
  }

  /** Columns with numbers that can be a coordinate on this axis, and that are exact enough. */
  List<Integer> angles(Axis axis) {
    List<Integer> found = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      AngleColumns angle = AngleColumns.of(axis, column);
      if (share(column, plain -> isExact(plain, axis)) >= MOST && isAxis(angle)) {
        found.add(column);
      }
    }
    return found;
  }

  /** Whether its numbers can be a longitude only: beyond 90 degrees, or said to be east or west. */
  boolean isSurelyLongitude(int column) {
    return share(
            column,
            plain -> Angle.parse(plain)
                .filter(angle -> angle.axis().equals(Optional.of(Axis.LONGITUDE))
                    || Math.abs(angle.degrees()) > Axis.LATITUDE.limit())
                .isPresent())
        >= 0.5;
  }

  /** Whether its cells say that they are latitudes. */
  boolean isSurelyLatitude(int column) {
    return share(
            column,
            plain -> Angle.parse(plain)
                .filter(angle -> angle.axis().equals(Optional.of(Axis.LATITUDE)))
                .isPresent())
        >= 0.5;
  }

  /** Columns with both coordinates in a cell. */
  List<Integer> pairs() {
    List<Integer> found = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      if (share(column, ColumnContents::isExactPair) >= MOST) {
        found.add(column);
      }
    }
    return found;
  }

  /** How a column holds both coordinates, where its name says which stands first. */
  Coordinates.InOneCell pair(int column, Axis named) {
    Axis first = form(column)
        .filter(form -> form != AnglePair.Form.PLAIN)
        .map(AnglePair.Form::first)
        .orElse(named);
    var asNamed = new Coordinates.InOneCell(column, first);
    var swapped = new Coordinates.InOneCell(column, first.other());
    return Swap.isNeeded(asNamed, swapped, rows) ? swapped : asNamed;
  }

  /** The form of the first pair in a column. */
  Optional<AnglePair.Form> form(int column) {
    return rows.stream()
        .map(row -> AnglePair.parse(Notation.plain(row.cell(column))))
        .flatMap(Optional::stream)
        .map(AnglePair::form)
        .findFirst();
  }

  /** Whether the numbers of a column are whole: then they may be the degrees of an angle. */
  boolean isWhole(int column) {
    return share(
            column,
            plain -> Angle.parse(plain.replaceAll(" ?°$", ""))
                .filter(Angle::isWholeDegrees)
                .isPresent())
        >= MOST;
  }

  /** Whether the numbers of a column can be minutes or seconds. */
  boolean isSixtieths(int column) {
    return share(
            column,
            plain -> Angle.parse(plain.replaceAll(" ?['\"]$", ""))
                .filter(angle -> angle.degrees() >= 0 && angle.degrees() < 60)
                .isPresent())
        >= MOST;
  }

  /** The column beside an angle that says N or S, E or W. */
  OptionalInt direction(Axis axis, List<Integer> columns) {
    int before = columns.get(0) - 1;
    int behind = columns.get(columns.size() - 1) + 1;
    for (int column : new int[] {behind, before}) {
      if (column >= 0 && isDirection(axis, column)) {
        return OptionalInt.of(column);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a column says N or S, E or W. */
  boolean isDirection(Axis axis, int column) {
    return share(column, plain -> axis.direction(plain) != ' ') >= MOST;
  }

  /**
   * How many of a column's cells are as they should be, of those that are not empty and stand
   * behind the first that is: what stands before is a header, or a remark.
   */
  private double share(int column, Predicate<String> condition) {
    int right = 0;
    int all = 0;
    for (String plain : known.computeIfAbsent(column, this::known)) {
      right += condition.test(plain) ? 1 : 0;
      all += right > 0 ? 1 : 0;
    }
    return all == 0 ? 0 : (double) right / all;
  }

  /** The cells of a column that say something. */
  private List<String> known(int column) {
    return rows.stream()
        .map(row -> Notation.plain(row.cell(column)))
        .filter(plain -> !Notation.isUnknown(plain))
        .toList();
  }

  private boolean isAxis(AngleColumns angle) {
    int column = angle.columns().get(0);
    return angle.axis() == Axis.LATITUDE ? !isSurelyLongitude(column) : !isSurelyLatitude(column);
  }

  private static boolean isExact(String plain, Axis axis) {
    Optional<Angle> angle = Angle.parse(plain);
    return angle.isPresent()
        && Math.abs(angle.get().degrees()) <= axis.limit()
        && (isSexagesimal(plain, angle.get()) || VERY_PRECISE.matcher(plain).matches());
  }

  /** Beyond doubt: 09:30:00 may be a time, and 23-04-01 a date. */
  private static boolean isSexagesimal(String plain, Angle angle) {
    return angle.sexagesimal() && (plain.indexOf('°') >= 0 || angle.axis().isPresent());
  }

  private static boolean isExactPair(String plain) {
    Optional<AnglePair> pair = AnglePair.parse(plain);
    return pair.isPresent()
        && (pair.get().form() != AnglePair.Form.PLAIN
            || isSexagesimal(plain, pair.get().first())
            || PRECISE.matcher(plain).matches());
  }
}
