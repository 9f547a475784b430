package handson.redis.geo.csv;

import handson.redis.geo.csv.ColumnName.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Coordinates that a header names, or that somebody chose. */
final class NamedColumns {
  private static final int MOST = 4;

  private final Header header;
  private final int data;
  private final List<Row> rows;
  private final ColumnContents contents;
  private final CsvChoices choices;

  /**
   * @param data the index of the first row behind the header
   */
  NamedColumns(Header header, int data, List<Row> sample, CsvChoices choices) {
    this.header = header;
    this.data = data;
    this.rows = sample.subList(data, sample.size());
    this.contents = new ColumnContents(rows);
    this.choices = choices;
  }

  List<Guess> guesses() {
    List<Integer> latitudes = columns(Axis.LATITUDE);
    List<Integer> longitudes = columns(Axis.LONGITUDE);
    List<Guess> guesses = new ArrayList<>();
    for (int latitude : latitudes) {
      for (int longitude : longitudes) {
        if (latitude == longitude) {
          guesses.add(inOneCell(latitude));
        } else if (sameDatum(latitude, longitude)) {
          guesses.add(inColumns(latitude, longitude));
        }
      }
    }
    if (longitudes.isEmpty()
        && choices.latitude().isPresent()
        && choices.longitude().isEmpty()) {
      latitudes.forEach(column -> guesses.add(inOneCell(column)));
    }
    return guesses;
  }

  private List<Integer> columns(Axis axis) {
    var chosen = axis == Axis.LATITUDE ? choices.latitude() : choices.longitude();
    if (chosen.isPresent()) {
      OptionalInt column = header.find(chosen.get(), contents.width());
      return column.isPresent() ? List.of(column.getAsInt()) : List.of();
    }
    List<Integer> named = IntStream.range(0, header.cells().size())
        .filter(column -> header.name(column).names(axis) > 0)
        .filter(column -> header.name(column).part() == Part.DEGREES)
        .boxed()
        .limit(MOST)
        .toList();
    boolean other = choices.latitude().isPresent() || choices.longitude().isPresent();
    return named.isEmpty() && other ? contents.angles(axis) : named;
  }

  private boolean sameDatum(int latitude, int longitude) {
    return header.name(latitude).isTokyoDatum() == header.name(longitude).isTokyoDatum();
  }

  private Guess inColumns(int latitude, int longitude) {
    AngleColumns north = angle(Axis.LATITUDE, latitude);
    AngleColumns east = angle(Axis.LONGITUDE, longitude);
    if (north.columns().size() != east.columns().size()) {
      // What looks like minutes stands beside one of the two only, and is something else.
      north = AngleColumns.of(Axis.LATITUDE, latitude);
      east = AngleColumns.of(Axis.LONGITUDE, longitude);
    }
    var asNamed = new Coordinates.InColumns(north, east);
    int rank =
        header.name(latitude).names(Axis.LATITUDE) + header.name(longitude).names(Axis.LONGITUDE);
    if (choices.latitude().isPresent() && choices.longitude().isPresent()) {
      return guess(asNamed, 2 * Guess.NAMED, "you chose it");
    }
    if (choices.latitude().isPresent() || choices.longitude().isPresent()) {
      return guess(
          asNamed, rank, "you chose one of the two, and its name or its numbers say the other");
    }
    var swapped = new Coordinates.InColumns(east.as(Axis.LATITUDE), north.as(Axis.LONGITUDE));
    if (Swap.isNeeded(asNamed, swapped, rows)) {
      return guess(swapped, rank, "its name says the other one, and its numbers say this");
    }
    return guess(asNamed, rank, "its name says so, and its numbers are degrees");
  }

  private Guess inOneCell(int column) {
    Axis named = header.name(column).firstOfBoth().orElse(Axis.LATITUDE);
    return guess(contents.pair(column, named), 2 * Guess.NAMED, "you chose it");
  }

  private Guess guess(Coordinates coordinates, int rank, String why) {
    return new Guess(header, data, coordinates, Tally.of(coordinates, rows), rank, why);
  }

  private AngleColumns angle(Axis axis, int degrees) {
    List<Integer> columns = new ArrayList<>(List.of(degrees));
    if (contents.isWhole(degrees)) {
      part(axis, degrees, Part.MINUTES).ifPresent(minutes -> {
        columns.add(minutes);
        part(axis, minutes, Part.SECONDS).ifPresent(columns::add);
      });
    }
    return new AngleColumns(axis, columns, direction(axis, columns));
  }

  /** The column with the direction: beside the angle, or where its name says so. */
  private OptionalInt direction(Axis axis, List<Integer> columns) {
    OptionalInt beside = contents.direction(axis, columns);
    return beside.isPresent()
        ? beside
        : IntStream.range(0, header.cells().size())
            .filter(column -> header.name(column).names(axis) > 0)
            .filter(column -> contents.isDirection(axis, column))
            .findFirst();
  }

  /** The column with the minutes or seconds to what stands in the column before. */
  private OptionalInt part(Axis axis, int before, Part part) {
    int next = before + 1;
    ColumnName name = header.name(next);
    boolean nameless = name.key().isEmpty() && contents.isSixtieths(next);
    if (nameless || name.names(axis.other()) == 0 && name.part() == part) {
      return OptionalInt.of(next);
    }
    return IntStream.range(0, header.cells().size())
        .filter(column -> header.name(column).names(axis) > 0)
        .filter(column -> header.name(column).part() == part)
        .findFirst();
  }
}
