package handson.redis.cli.grade.report;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook.Conditions;
import handson.redis.cli.prompt.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * A page that stands alone: its style is in it, and it loads and runs nothing. Text is only ever set
 * as text, so nothing in a submission becomes an element.
 */
final class Page {
  private final Document document = new Document("");
  private final Element body;

  Page(String title) {
    document.outputSettings().prettyPrint(false);
    document.appendChild(new DocumentType("html", "", ""));
    Element html = document.appendElement("html").attr("lang", "en");
    Element head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("http-equiv", "Content-Security-Policy")
        .attr("content", "default-src 'none'; style-src 'unsafe-inline'");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("title").text(shown(title));
    head.appendElement("style").appendChild(new DataNode(style()));
    body = html.appendElement("body");
    body.appendElement("h1").text(shown(title));
  }

  Element body() {
    return body;
  }

  String html() {
    return document.outerHtml() + "\n";
  }

  /** A line with what cannot be seen made visible. */
  static String shown(String text) {
    return SafeText.of(text);
  }

  /** Several lines of a submission's text, or of what it did. */
  static Element block(Element parent, String text) {
    String lines = text.lines().map(SafeText::of).collect(Collectors.joining("\n"));
    return parent.appendElement("pre").text(lines);
  }

  /** How well an exercise went, as a class of the style, from 0 to 4. */
  static String share(int points, int maximum) {
    return "share" + (maximum == 0 ? 0 : 4 * points / maximum);
  }

  /** A verdict in words. */
  static String words(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "passed";
      case FAILED -> "not right yet";
      case NOT_DONE -> "not done";
      case MISSING -> "no file";
      case NOT_TAKEN -> "file not taken";
      case NOT_COMPILED -> "does not compile";
      case REJECTED -> "rejected: needs a look";
      case TIMEOUT -> "did not end in time";
      case CRASHED -> "ended its JVM";
      case MEMORY -> "took too much memory";
      case NOT_GRADED -> "not graded: needs a look";
    };
  }

  /** With what the grades were found, so that they can be found again. */
  void conditions(Conditions conditions) {
    body.appendElement("h2").text("How these grades were found");
    Element list = body.appendElement("dl");
    entry(list, "Course", conditions.course());
    entry(list, "Seed", "" + conditions.seed());
    entry(list, "Java", conditions.java());
    entry(list, "Redis", conditions.redis());
    entry(
        list,
        "Isolation",
        conditions.isolation().kind() + (conditions.isolation().root() ? ", as root" : "")
            + "; held: " + String.join(", ", conditions.isolation().limits()));
    entry(list, "Time for a criterion", conditions.secondsPerCriterion() + " s");
    entry(list, "Started", "" + conditions.started());
    entry(
        list,
        "Finished",
        conditions.finished() == null
            ? "not yet: the run was interrupted"
            : "" + conditions.finished());
    conditions.isolation().tried().forEach(tried -> entry(list, "Not used", tried));
  }

  private static void entry(Element list, String term, String text) {
    list.appendElement("dt").text(term);
    list.appendElement("dd").text(shown(text));
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("gradebook.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
