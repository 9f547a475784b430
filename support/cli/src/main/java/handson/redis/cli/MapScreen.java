package handson.redis.cli;

import handson.redis.cli.prompt.SafeText;
import handson.redis.geo.csv.CsvReport;
import handson.redis.geo.csv.FacilityCsv;
import handson.redis.geo.csv.SkippedRow;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code ./course map} says while it loads. What comes from a file is made visible. */
final class MapScreen {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private long shown = -1;

  /**
   * @param terminal whether a bar shows the progress
   */
  MapScreen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Draws the bar; on anything but a terminal it is left out. */
  void progress(Path file, long bytes, long size) {
    long percent = size == 0 ? 100 : Math.min(100, bytes * 100 / size);
    if (!terminal || percent == shown) {
      return;
    }
    shown = percent;
    int filled = (int) (percent * WIDTH / 100);
    out.printf(
        "%s[%s%s] %3d %% of %s",
        CLEAR, "#".repeat(filled), "-".repeat(WIDTH - filled), percent, name(file));
    out.flush();
  }

  void progressEnds() {
    if (shown >= 0) {
      out.print(CLEAR);
      out.flush();
      shown = -1;
    }
  }

  /** What was decided, before the rows. */
  void decided(Path file, FacilityCsv csv) {
    out.println(name(file));
    csv.decisions()
        .byWord()
        .forEach(
            (word, decision) -> out.printf("  %-12s %s%n", word, SafeText.of(decision.toString())));
  }

  /** What became of the rows. */
  void loaded(Path file, CsvReport report) {
    out.printf(
        Locale.ROOT, "%s: %,d of %,d rows loaded%n", name(file), report.loaded(), report.rows());
    report
        .skippedBy()
        .forEach(
            (reason, rows) -> out.printf(Locale.ROOT, "  %,d skipped: %s%n", rows, reason.text()));
    for (SkippedRow row : report.firstSkipped()) {
      out.printf(
          Locale.ROOT,
          "    line %,d: '%s'%n",
          row.line(),
          SafeText.of(row.found().strip()));
    }
    long others = report.skipped() - report.firstSkipped().size();
    if (others > 0) {
      out.printf(Locale.ROOT, "    and %,d more%n", others);
    }
  }

  private static String name(Path file) {
    return SafeText.of(file.getFileName().toString());
  }
}
