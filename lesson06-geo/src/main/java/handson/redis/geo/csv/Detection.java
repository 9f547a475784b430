package handson.redis.geo.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides from the first rows of a file how to read all of them. */
final class Detection {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final CsvFile file;
  private final CsvChoices choices;

  Detection(CsvFile file, CsvChoices choices) {
    this.file = file;
    this.choices = choices;
  }

  /** What was found out. */
  record Found(char separator, Layout layout, CsvDecisions decisions) {}

  private record Attempt(Sample sample, Optional<Guess> guess) {
    int usable() {
      return guess.filter(Guess::isGood).map(good -> good.tally().usable()).orElse(0);
    }

    int rank() {
      return guess.map(Guess::rank).orElse(0);
    }
  }

  /**
   * @throws FacilityCsvException where it cannot be read
   */
  Found find() throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    for (char separator : SEPARATORS) {
      Sample sample = file.sample(separator);
      attempts.add(new Attempt(sample, new CoordinateGuess(sample.rows(), choices).best()));
    }
    Attempt best = attempts.stream()
        .max(Comparator.comparingInt(Attempt::usable)
            .thenComparingInt(Attempt::rank)
            .thenComparingInt(attempt -> attempt.sample().width())
            .thenComparingInt(attempt -> -attempts.indexOf(attempt)))
        .orElseThrow();
    Guess guess = new Refusal(file, best.sample(), choices).check(best.guess());
    return found(best, guess);
  }

  private Found found(Attempt best, Guess guess) {
    List<Row> rows =
        best.sample().rows().subList(guess.data(), best.sample().rows().size());
    var others = new OtherColumns(guess.header(), rows, guess.coordinates());
    var name = others.name(chosenName(guess, best.sample()));
    var id = others.id(name.column());
    var category = others.category(name.column());
    List<String> labels = guess.header().labels(best.sample().width());
    var layout = new Layout(
        guess.header(),
        labels,
        guess.coordinates(),
        name.column(),
        id.column(),
        category.column(),
        file.stem());
    var words = new DecisionWords(labels, best.sample(), guess);
    var decisions = new CsvDecisions(
        file.encoding().decision(),
        words.separator(),
        words.header(),
        words.coordinates(),
        words.axis(Axis.LATITUDE),
        words.axis(Axis.LONGITUDE),
        words.column(name, "none"),
        words.column(id, name.column().isPresent() ? "name and line" : "line"),
        words.column(category, file.stem()));
    return new Found(best.sample().separator(), layout, decisions);
  }

  private OptionalInt chosenName(Guess guess, Sample sample) {
    if (choices.name().isEmpty()) {
      return OptionalInt.empty();
    }
    int width = new ColumnContents(sample.rows()).width();
    OptionalInt column = guess.header().find(choices.name().get(), width);
    if (column.isEmpty()) {
      throw new FacilityCsvException(Refusal.noColumn(
          file.name(), choices.name().get(), "--name", guess.header().labels(width)));
    }
    return column;
  }
}
