package handson.redis.benchmarks;

import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page with plots that needs nothing else: no script, no style sheet, no picture. */
record HtmlPage(Report report) {
  private static final String STYLE = """
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
        color: #222; background: #fff; }
      h2 { margin: 2.2rem 0 .4rem; font-size: 1.1rem; }
      h2 small { font-weight: normal; color: #666; }
      table { border-collapse: collapse; width: 100%; }
      td, th { padding: .15rem .6rem .15rem 0; text-align: left; vertical-align: middle; }
      td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      td.plot { width: 45%; }
      svg { display: block; }
      .bar { fill: #4c78a8; } .base .bar { fill: #9aa5b1; }
      .spread { stroke: #222; stroke-width: 2; }
      .reached { color: #1a7f37; } .missed { color: #b42318; }
      p { margin: .3rem 0; } .note { color: #666; }
      """;

  String text() {
    Document page = Document.createShell("");
    page.title("Redis in Java: what it costs");
    page.head().prependElement("meta").attr("charset", "utf-8");
    page.head().appendElement("style").append(STYLE);
    page.selectFirst("html").attr("lang", "en");
    Element body = page.body();
    body.appendElement("h1").text("What it costs, measured side by side");
    add(body, report.conditions());
    report.tables().forEach(table -> add(body, table));
    return "<!DOCTYPE html>\n" + page.html();
  }

  private static void add(Element body, Conditions conditions) {
    Element rows = body.appendElement("table").appendElement("tbody");
    conditions.facts().forEach((name, value) -> {
      Element row = rows.appendElement("tr");
      row.appendElement("th").text(name);
      row.appendElement("td").text(value);
    });
    if (!conditions.warning().isEmpty()) {
      body.appendElement("p").addClass("missed").text(conditions.warning());
    }
    body.appendElement("p")
        .text("A bar is the median of the rounds, the line on it goes from the lowest round to the"
            + " highest. A ratio is taken in each round: median (lowest to highest).");
  }

  private static void add(Element body, Measured table) {
    Element heading = body.appendElement("h2");
    heading.text(table.topic() + ": " + table.title() + " ");
    heading.appendElement("small").text(table.unit().toString());
    Element rows = body.appendElement("table").appendElement("tbody");
    double most =
        table.rows().stream().mapToDouble(row -> row.figure().most()).max().orElse(1);
    for (int i = 0; i < table.rows().size(); i++) {
      Element row = rows.appendElement("tr");
      if (i == 0) {
        row.addClass("base");
      }
      add(row, table.rows().get(i), i == 0, most);
    }
    for (Measured.Outcome outcome : table.targets()) {
      body.appendElement("p")
          .addClass(outcome.reached() ? "reached" : "missed")
          .text("Target: %s; it is %s: %s."
              .formatted(
                  Figures.target(outcome.target()),
                  Figures.ratio(outcome.ratio()),
                  outcome.reached() ? "reached" : "missed"));
    }
    if (!table.note().isEmpty()) {
      body.appendElement("p").addClass("note").text(table.note());
    }
  }

  private static void add(Element row, Measured.Row side, boolean base, double most) {
    row.appendElement("td").text(side.name());
    row.appendElement("td").addClass("figure").text(Figures.plain(side.figure().median()));
    row.appendElement("td").addClass("figure").text(base ? "1" : Figures.ratio(side.ratio()));
    Element plot = row.appendElement("td").addClass("plot").appendElement("svg");
    plot.attr("width", "100%").attr("height", "16").attr("role", "img");
    plot.attr("aria-label", Figures.plain(side.figure().median()));
    plot.appendElement("rect")
        .addClass("bar")
        .attr("height", "16")
        .attr("width", percent(side.figure().median(), most));
    plot.appendElement("line")
        .addClass("spread")
        .attr("x1", percent(side.figure().least(), most))
        .attr("x2", percent(side.figure().most(), most))
        .attr("y1", "8")
        .attr("y2", "8");
  }

  private static String percent(double figure, double most) {
    return String.format(Locale.ROOT, "%.2f%%", most > 0 ? 100 * figure / most : 0);
  }
}
