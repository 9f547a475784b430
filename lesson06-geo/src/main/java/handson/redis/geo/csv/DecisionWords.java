package handson.redis.geo.csv;

import handson.redis.geo.csv.Coordinates.InColumns;
import handson.redis.geo.csv.Coordinates.InOneCell;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what was decided. */
final class DecisionWords {
  private final List<String> labels;
  private final Sample sample;
  private final Guess guess;

  DecisionWords(List<String> labels, Sample sample, Guess guess) {
    this.labels = labels;
    this.sample = sample;
    this.guess = guess;
  }

  Decision separator() {
    String word = switch (sample.separator()) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      default -> "tab";
    };
    return new Decision(
        word,
        "with it, " + guess.tally().usable() + " of the first " + guess.tally().rows()
            + " rows have coordinates");
  }

  Decision header() {
    if (!guess.header().exists()) {
      return new Decision("none", "no row has words where the others have coordinates");
    }
    return new Decision(
        "line " + guess.header().line(),
        guess.rank() > 0
            ? "it names the coordinates"
            : "it has words where the rows behind it have coordinates");
  }

  Decision coordinates() {
    String first = "";
    for (Row row : sample.rows().subList(guess.data(), sample.rows().size())) {
      if (guess.coordinates().read(row) instanceof Reading.At) {
        first = "line " + row.line() + " has " + text(row);
        break;
      }
    }
    return new Decision(form(), first.isEmpty() ? "no row of the first ones has any" : first);
  }

  Decision axis(Axis axis) {
    if (guess.coordinates() instanceof InColumns two) {
      var angle = axis == Axis.LATITUDE ? two.latitude() : two.longitude();
      String direction =
          angle.direction().isPresent() ? ", towards " + label(angle.direction().getAsInt()) : "";
      return new Decision(
          angle.columns().stream().map(this::label).collect(Collectors.joining(" + ")) + direction,
          guess.why());
    }
    var one = (InOneCell) guess.coordinates();
    String place = one.first() == axis ? "first in " : "second in ";
    return new Decision(place + label(one.column()), guess.why());
  }

  Decision column(OtherColumns.Found found, String otherwise) {
    return new Decision(
        found.column().isPresent() ? label(found.column().getAsInt()) : otherwise, found.why());
  }

  private String form() {
    if (guess.coordinates() instanceof InOneCell one) {
      return new ColumnContents(sample.rows())
          .form(one.column())
          .map(AnglePair.Form::text)
          .orElse(AnglePair.Form.PLAIN.text());
    }
    var latitude = ((InColumns) guess.coordinates()).latitude();
    if (latitude.columns().size() > 1) {
      return latitude.columns().size() == 2
          ? "degrees and minutes in two columns"
          : "degrees, minutes and seconds in three columns";
    }
    boolean sexagesimal = sample.rows().stream()
        .map(latitude::read)
        .flatMap(Optional::stream)
        .findFirst()
        .filter(Angle::sexagesimal)
        .isPresent();
    return sexagesimal ? "degrees, minutes and seconds" : "decimal degrees";
  }

  private String text(Row row) {
    String cells = guess.coordinates().columns().stream()
        .map(column -> row.cell(column).strip())
        .collect(Collectors.joining(", "));
    return cells.length() <= 60 ? cells : cells.substring(0, 59) + "…";
  }

  private String label(int column) {
    return column < labels.size() ? labels.get(column) : "column " + (column + 1);
  }
}
