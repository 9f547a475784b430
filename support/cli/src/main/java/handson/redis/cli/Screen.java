package handson.redis.cli;

import handson.redis.kit.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * What the terminal can show.
 *
 * @param columns 0 where the output is no terminal
 */
record Screen(Ink ink, int columns) {
  private static final int USUAL = 80;
  private static final int NARROW = 60;
  private static final int NARROWEST = 40;

  /** The terminal of this process. */
  static Screen ofThisProcess(Ink ink) {
    if (!Streams.ofThisProcess().terminalOut()) {
      return new Screen(ink, 0);
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      return new Screen(ink, columnsOf(terminal));
    } catch (IOException e) {
      return new Screen(ink, USUAL);
    }
  }

  private static int columnsOf(Terminal terminal) {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : USUAL;
  }

  List<Finding> findings() {
    return List.of(colour(), characters(System.getenv()), size());
  }

  private Finding colour() {
    if (ink.colour()) {
      return Finding.ok("Colour", "on");
    }
    String reason = columns == 0
        ? "off: the output is no terminal"
        : "off: NO_COLOR is set, or the terminal has none";
    return Finding.missing("Colour", reason);
  }

  /** What the course prints is UTF-8 whatever the locale is. */
  static Finding characters(Map<String, String> environment) {
    String locale = List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("none");
    boolean utf8 = locale.toLowerCase(Locale.ROOT).matches(".*utf-?8.*");
    return utf8
        ? Finding.ok("UTF-8", "ü ñ — (" + locale + ")")
        : Finding.missing(
            "UTF-8", "the locale is " + locale + "; if ü looks odd: export LC_ALL=C.UTF-8");
  }

  private Finding size() {
    if (columns == 0) {
      return Finding.missing("Width", "the output is no terminal");
    }
    return columns < NARROW
        ? Finding.missing("Width", columns + " columns; 60 or more are easier to read")
        : Finding.ok("Width", columns + " columns");
  }

  /**
   * A text in lines that fit beside an indent; one line where the output is no terminal. A longer
   * word has a line of its own.
   */
  List<String> wrapped(String text, int indent) {
    int width = columns == 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, columns) - indent;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
