package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final String NASTY = "<script>alert(\"& 'ñ'\")</script>";

  private final Report report = report();

  @Test
  void theJsonHoldsAllThatWasMeasured() {
    assertThat(Report.parse(report.json())).isEqualTo(report);
    assertThat(report.json()).contains("\"median\" : 20.0", "\"moreIsBetter\" : true");
  }

  @Test
  void thePageShowsTextAsTextAndNeedsNothingElse() {
    Document page = Jsoup.parse(new HtmlPage(report).text());

    assertThat(page.select("script, link, img, iframe, [src], [href], [onclick]"))
        .isEmpty();
    assertThat(page.selectFirst("h2").text()).contains(NASTY);
    assertThat(page.text()).contains(NASTY + " at least 3.00 times base");
    assertThat(page.select("rect.bar").eachAttr("width")).containsExactly("25.00%", "50.00%");
    assertThat(page.select("p.missed")).hasSize(2);
    assertThat(page.select("th").eachText()).containsExactly("date", "allocator");
  }

  @Test
  void theTerminalShowsTheSameInAnyLocale() {
    Locale before = Locale.getDefault();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Locale.setDefault(Locale.GERMANY);
      TextTable text =
          new TextTable(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Ink(false));
      text.print(report.conditions());
      report.tables().forEach(text::print);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .contains(
            "allocator  libc",
            "slow",
            "topic: " + NASTY + " (things a second, more is better)",
            "  base                             10.0  1",
            "  " + NASTY + "  20.0  2.00 (1.00 to 4.00)",
            "  target: " + NASTY + " at least 3.00 times base; it is 2.00 (1.00 to 4.00): missed",
            "  a note");
  }

  @Test
  void figuresHaveThreeDigitsOrMore() {
    assertThat(Figures.plain(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Figures.plain(100)).isEqualTo("100");
    assertThat(Figures.plain(12.34)).isEqualTo("12.3");
    assertThat(Figures.plain(0.346)).isEqualTo("0.35");
  }

  @Test
  void bothFilesAreWritten(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("a/b");

    report.write(out);

    assertThat(Report.parse(Files.readString(out.resolve("bench.json")))).isEqualTo(report);
    assertThat(out.resolve("bench.html")).content().startsWith("<!DOCTYPE html>");
  }

  private static Report report() {
    Table table = new Table(
        NASTY,
        Unit.perSecond("things"),
        List.of(new Side("base", () -> 0), new Side(NASTY, () -> 0)),
        List.of(Target.atLeast(3, NASTY, "base")),
        "a note");
    List<List<Double>> figures = List.of(List.of(10.0, 10.0, 10.0), List.of(20.0, 10.0, 40.0));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", "2026-03-01T12:30:00Z");
    facts.put("allocator", "libc");
    return new Report(new Conditions(facts, "slow"), List.of(Measured.of("topic", table, figures)));
  }
}
