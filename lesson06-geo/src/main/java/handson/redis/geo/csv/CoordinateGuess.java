package handson.redis.geo.csv;

import handson.redis.geo.csv.Coordinates.InColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the coordinates of a table, by its columns' names and by what is in them. */
final class CoordinateGuess {
  static final int HEADER_WITHIN = 40;
  /** What a header is, taken for a row. */
  private static final Set<SkipReason> HEADER =
      EnumSet.of(SkipReason.EMPTY, SkipReason.NOT_A_COORDINATE);

  private static final Comparator<Guess> BEST = Comparator.comparingInt(Guess::rank)
      .thenComparing(CoordinateGuess::isOnePoint)
      .thenComparingInt(guess -> guess.tally().usable())
      .thenComparingInt(guess -> -distance(guess.coordinates()))
      .thenComparingInt(guess -> guess.rank() > 0 ? guess.data() : -guess.data());

  private final List<Row> sample;
  private final CsvChoices choices;

  CoordinateGuess(List<Row> sample, CsvChoices choices) {
    this.sample = sample;
    this.choices = choices;
  }

  /** The best of all guesses, good or not; empty where nothing looks like a coordinate. */
  Optional<Guess> best() {
    Optional<Guess> named = best(named());
    boolean chosen = choices.latitude().isPresent() || choices.longitude().isPresent();
    if (chosen || named.isPresent() && named.get().isGood()) {
      return named;
    }
    return best(byContents().stream().filter(Guess::isGood).toList()).or(() -> named);
  }

  /**
   * The best of those that answer for nearly as many rows as any: with a few rows more, the position
   * of the office is still not that of the facility.
   */
  private static Optional<Guess> best(List<Guess> guesses) {
    int most = guesses.stream().mapToInt(guess -> guess.tally().usable()).max().orElse(0);
    return guesses.stream().filter(guess -> guess.tally().usable() * 2 >= most).max(BEST);
  }

  private List<Guess> named() {
    List<Guess> guesses = new ArrayList<>();
    if (choices.latitude().isPresent() || choices.longitude().isPresent()) {
      guesses.addAll(new NamedColumns(Header.none(), 0, sample, choices).guesses());
    }
    for (int i = 0; i < Math.min(sample.size(), HEADER_WITHIN); i++) {
      Row row = sample.get(i);
      if (row.problem().isEmpty()) {
        new NamedColumns(Header.of(row), i + 1, sample, choices)
            .guesses().stream()
                .filter(guess -> isHeader(row, guess.coordinates()))
                .forEach(guesses::add);
      }
    }
    // Where there is a world datum as well, that is what is meant.
    boolean other = guesses.stream().anyMatch(guess -> guess.isGood() && !isTokyoDatum(guess));
    return guesses.stream().filter(guess -> !other || !isTokyoDatum(guess)).toList();
  }

  private List<Guess> byContents() {
    var contents = new ColumnContents(sample);
    List<Guess> guesses = new ArrayList<>();
    for (int latitude : contents.angles(Axis.LATITUDE)) {
      for (int longitude : contents.angles(Axis.LONGITUDE)) {
        boolean sure = contents.isSurelyLongitude(longitude) || contents.isSurelyLatitude(latitude);
        if (latitude != longitude && sure) {
          guesses.add(unnamed(
              new InColumns(
                  angle(contents, Axis.LATITUDE, latitude),
                  angle(contents, Axis.LONGITUDE, longitude)),
              "its numbers look like one"));
        }
      }
    }
    for (int column : contents.pairs()) {
      Axis named = header(contents.pair(column, Axis.LATITUDE))
          .map(Header::of)
          .flatMap(header -> header.name(column).firstOfBoth())
          .orElse(Axis.LATITUDE);
      guesses.add(unnamed(contents.pair(column, named), "its cells hold both coordinates"));
    }
    return guesses;
  }

  private static AngleColumns angle(ColumnContents contents, Axis axis, int column) {
    return new AngleColumns(axis, List.of(column), contents.direction(axis, List.of(column)));
  }

  private Guess unnamed(Coordinates coordinates, String why) {
    Optional<Row> header = header(coordinates);
    int data = header.map(row -> sample.indexOf(row) + 1).orElse(0);
    return new Guess(
        header.map(Header::of).orElse(Header.none()),
        data,
        coordinates,
        Tally.of(coordinates, sample.subList(data, sample.size())),
        0,
        why);
  }

  /** A row that has words where the rows behind it have coordinates. */
  private Optional<Row> header(Coordinates coordinates) {
    int width = ColumnContents.medianWidth(sample);
    List<Row> candidates = sample.stream()
        .takeWhile(row -> !(coordinates.read(row) instanceof Reading.At))
        .filter(row -> isHeader(row, coordinates))
        .toList();
    return candidates.stream()
        .filter(row -> !row.isComment() && row.cells().size() >= width)
        .findFirst()
        .or(() -> candidates.stream().reduce((one, later) -> later));
  }

  private static boolean isHeader(Row row, Coordinates coordinates) {
    boolean words = coordinates.main().stream()
        .noneMatch(column -> Notation.isUnknown(Notation.plain(row.cell(column))));
    return words
        && coordinates.read(row) instanceof Reading.Nowhere nowhere
        && HEADER.contains(nowhere.reason())
        && coordinates.columns().stream()
            .noneMatch(column -> Angle.parse(Notation.plain(row.cell(column))).isPresent());
  }

  static boolean isTokyoDatum(Guess guess) {
    return guess.coordinates().columns().stream()
        .anyMatch(column -> guess.header().name(column).isTokyoDatum());
  }

  /** Whether nothing but the axis differs in its two names, as in start_lat and start_lon. */
  private static boolean isOnePoint(Guess guess) {
    List<Integer> main = guess.coordinates().main();
    Header header = guess.header();
    return header
        .name(main.get(0))
        .rest()
        .equals(header.name(main.get(main.size() - 1)).rest());
  }

  private static int distance(Coordinates coordinates) {
    return coordinates instanceof InColumns two
        ? 1000
                * Math.abs(
                    two.latitude().columns().get(0) - two.longitude().columns().get(0))
            + two.latitude().columns().get(0)
        : Integer.MAX_VALUE;
  }
}
