package handson.redis.geo.csv;

import handson.redis.geo.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says why a file is refused, and what to do. */
final class Refusal {
  private static final int SHOWN = 12;
  private static final String TOKYO =
      "has coordinates of the Tokyo datum (日本測地系) only, some 400 m off those of maps: "
          + "convert them to WGS 84 or JGD2011 first, or name the columns with --lat and --lon to "
          + "load them as they are";

  private final CsvFile file;
  private final Sample sample;
  private final CsvChoices choices;

  Refusal(CsvFile file, Sample sample, CsvChoices choices) {
    this.file = file;
    this.sample = sample;
    this.choices = choices;
  }

  /**
   * The guess, where it is good enough to read the whole file by.
   *
   * @throws FacilityCsvException where it is not
   */
  Guess check(Optional<Guess> guess) {
    if (sample.rows().isEmpty()) {
      throw refused(sample
          .problem()
          .map(problem -> "is no table: each of its first rows is or has " + problem.text()
              + "; name another file")
          .orElse("has no rows: name another file"));
    }
    checkChosen(choices.latitude(), "--lat");
    checkChosen(choices.longitude(), "--lon");
    if (guess.isEmpty()) {
      throw refused(nothing());
    }
    Guess found = guess.get();
    boolean chosen = choices.latitude().isPresent();
    if (!chosen && (CoordinateGuess.isTokyoDatum(found) || saysTokyoDatum(found))) {
      throw refused(TOKYO);
    }
    if (!chosen && found.coordinates() instanceof Coordinates.InColumns && isWhole(found)) {
      throw refused("has whole degrees only in " + columns(found)
          + ", which are some 100 km apart: their minutes or decimals are lost or in other columns; name "
          + "the columns with --lat and --lon to load them as they are");
    }
    // Behind the sample there may be rows with coordinates, if nothing speaks against it.
    boolean later = !sample.isAll() && found.tally().beyond() == 0 && found.rank() >= Guess.NAMED;
    if (found.isGood() || later || chosen && found.tally().usable() > 0) {
      return found;
    }
    throw refused(notGood(found));
  }

  /** Whether a column for it names the datum in some row. */
  private boolean saysTokyoDatum(Guess found) {
    return IntStream.range(0, found.header().cells().size())
        .filter(column -> found.header().name(column).isDatum())
        .anyMatch(column ->
            rows(found).stream().anyMatch(row -> new ColumnName(row.cell(column)).isTokyoDatum()));
  }

  /** Whether several rows say where they are, each of them in whole degrees. */
  private boolean isWhole(Guess found) {
    List<Point> points = rows(found).stream()
        .map(found.coordinates()::read)
        .filter(Reading.At.class::isInstance)
        .map(at -> ((Reading.At) at).point())
        .distinct()
        .toList();
    return points.size() > 1
        && points.stream()
            .allMatch(point -> point.latitude() == Math.rint(point.latitude())
                && point.longitude() == Math.rint(point.longitude()));
  }

  private List<Row> rows(Guess found) {
    return sample.rows().subList(found.data(), sample.rows().size());
  }

  private void checkChosen(Optional<String> chosen, String option) {
    int width = new ColumnContents(sample.rows()).width();
    boolean known = chosen.isEmpty()
        || sample.rows().stream()
            .limit(CoordinateGuess.HEADER_WITHIN)
            .anyMatch(row -> Header.of(row).find(chosen.get(), width).isPresent());
    if (!known) {
      throw new FacilityCsvException(
          noColumn(file.name(), chosen.get(), option, likelyHeader().labels(0)));
    }
  }

  /** The first row that is as wide as most. */
  private Header likelyHeader() {
    return sample.rows().stream()
        .filter(row -> row.cells().size() == sample.width())
        .findFirst()
        .map(Header::of)
        .orElseGet(Header::none);
  }

  static String noColumn(String file, String chosen, String option, List<String> labels) {
    return file + " has no column " + chosen + ", which " + option + " names; it has "
        + list(labels) + ".";
  }

  private String nothing() {
    List<String> labels = likelyHeader().labels(0);
    var contents = new ColumnContents(sample.rows());
    List<Integer> candidates = contents.angles(Axis.LATITUDE);
    if (candidates.size() > 1) {
      return "has numbers like coordinates in columns "
          + candidates.stream().map(column -> "" + (column + 1)).collect(Collectors.joining(", "))
          + ", and nothing says which is the latitude: say it, e.g. --lat "
          + (candidates.get(0) + 1) + " --lon " + (candidates.get(1) + 1);
    }
    return "has no coordinates: no column is called latitude and longitude or looks like it (it has "
        + list(labels) + "); name the columns with --lat and --lon, or find the "
        + "coordinates of its addresses first";
  }

  private String notGood(Guess found) {
    String columns = columns(found);
    if (found.tally().rows() == 0) {
      return "has a header and no rows behind it: name another file";
    }
    if (found.tally().beyond() > 0) {
      return "has no degrees in " + columns + " but numbers beyond them (" + example(found)
          + "), as metres of a projected coordinate system are (平面直角座標系, UTM): convert them to "
          + "latitude and longitude first, e.g. with QGIS, or name other columns with --lat and --lon";
    }
    return "has no coordinates in " + columns + " (" + example(found)
        + "): name other columns with --lat and --lon";
  }

  private static String columns(Guess found) {
    List<String> all = found.header().labels(0);
    return found.coordinates().columns().stream()
        .map(column -> column < all.size() ? all.get(column) : "column " + (column + 1))
        .collect(Collectors.joining(", "));
  }

  private String example(Guess found) {
    Row row = sample.rows().get(found.data());
    return found.coordinates().read(row) instanceof Reading.Nowhere nowhere
        ? "line " + row.line() + ": " + (nowhere.found().isEmpty() ? "empty" : nowhere.found())
        : "line " + row.line();
  }

  private static String list(List<String> labels) {
    String shown = labels.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return labels.size() > SHOWN ? shown + " and " + (labels.size() - SHOWN) + " more" : shown;
  }

  private FacilityCsvException refused(String sentence) {
    return new FacilityCsvException(file.name() + " " + sentence + ".");
  }
}
