package handson.redis.benchmarks;

import handson.redis.kit.Ink;
import java.io.PrintStream;

/** Tables on a terminal. */
record TextTable(PrintStream out, Ink ink) {

  void print(Conditions conditions) {
    int width =
        conditions.facts().keySet().stream().mapToInt(String::length).max().orElse(0);
    conditions.facts().forEach((name, value) -> out.printf("%-" + width + "s  %s%n", name, value));
    if (!conditions.warning().isEmpty()) {
      out.println(conditions.warning());
    }
    out.println("Figures are medians; a ratio is taken in each round: median (lowest to highest).");
  }

  void print(Measured table) {
    int name = table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    int figure = table.rows().stream()
        .mapToInt(row -> Figures.plain(row.figure().median()).length())
        .max()
        .orElse(0);
    out.println();
    out.println(
        ink.bold(table.topic() + ": " + table.title()) + ink.faint(" (" + table.unit() + ")"));
    Measured.Row base = table.rows().get(0);
    for (Measured.Row row : table.rows()) {
      out.printf(
          "  %-" + name + "s  %" + figure + "s  %s%n",
          row.name(),
          Figures.plain(row.figure().median()),
          row == base ? "1" : Figures.ratio(row.ratio()));
    }
    for (Measured.Outcome outcome : table.targets()) {
      String line = "  target: %s; it is %s"
          .formatted(Figures.target(outcome.target()), Figures.ratio(outcome.ratio()));
      out.println(outcome.reached() ? ink.green(line) : ink.red(line + ": missed"));
    }
    if (!table.note().isEmpty()) {
      out.println("  " + ink.faint(table.note()));
    }
    out.flush();
  }
}
