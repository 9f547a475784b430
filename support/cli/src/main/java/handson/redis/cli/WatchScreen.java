package handson.redis.cli;

import handson.redis.kit.Ink;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;

/** What {@code watch} shows: a page for each verdict on a terminal, lines elsewhere. */
final class WatchScreen {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Desk desk;
  private final WatchTerminal terminal;
  private final PrintStream out;
  private final Ink ink;
  private Optional<Exercise> headed = Optional.empty();
  private boolean keepsPage = true;

  WatchScreen(Desk desk, WatchTerminal terminal) {
    this.desk = desk;
    this.terminal = terminal;
    this.out = desk.out();
    this.ink = desk.ink();
  }

  /** An exercise is going to be graded. */
  void begin(Exercise exercise) {
    if (!keepsPage) {
      terminal.clear();
    }
    keepsPage = false;
    if (terminal.hasPages() || !headed.equals(Optional.of(exercise))) {
      print(ink::bold, exercise.topic().title() + " (" + exercise.id() + ")");
      // Not broken: a path is there to be clicked and copied.
      out.println(exercise.shownFile());
      out.println();
      headed = Optional.of(exercise);
    }
    terminal.status("checking ...");
  }

  void verdict(Exercise exercise, WorkerWord.Verdict verdict, List<String> printed) {
    Report.Machine report = verdict.report();
    if (report.broken() != null) {
      mark(ink.red("broken  "), exercise, "");
      print(report.broken().indent(2));
    } else if (report.right()) {
      long met = report.criteria().stream()
          .filter(criterion -> criterion.outcome().equals("passed"))
          .count();
      mark(ink.green("right   "), exercise, "%d of %d criteria".formatted(met, met));
      report.criteria().stream()
          .filter(criterion -> criterion.outcome().equals("skipped"))
          .map(Report.MachineVerdict::details)
          .distinct()
          .forEach(why -> print(why.indent(2)));
    } else {
      // The run ended at the first that is not met.
      int number = report.criteria().size();
      mark(
          ink.red("not yet "),
          exercise,
          "criterion %d of %d".formatted(number, verdict.criteria()));
      Report.MachineVerdict open = report.criteria().get(number - 1);
      failure(exercise.id() + ": " + open.criterion(), open.details());
    }
    printed(printed);
  }

  void stopped(Exercise exercise, Optional<String> criterion, String why, List<String> printed) {
    mark(ink.red("stopped "), exercise, "");
    failure(exercise.id() + ": " + criterion.orElse("before its first criterion"), why);
    printed(printed);
  }

  private void mark(String mark, Exercise exercise, String numbers) {
    terminal.status("");
    out.println(("  " + mark + "%-16s %s".formatted(exercise.id(), numbers)).stripTrailing());
  }

  private void failure(String title, String details) {
    out.println();
    print(ink::bold, title);
    print(details.indent(2));
  }

  private void printed(List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println("Your code printed:");
      lines.forEach(line -> out.println("  " + line));
    }
  }

  /** The exercise is solved now. */
  void right(Optional<Exercise> next) {
    out.println();
    // A page ends with the bar.
    if (!terminal.hasPages()) {
      new Status(desk).printBar();
      out.println();
    }
    if (next.isEmpty()) {
      out.println("Every exercise is right. Well done!");
      end();
    }
    keepsPage = true;
  }

  /** The page is complete. */
  void end() {
    if (terminal.hasPages()) {
      out.println();
      new Status(desk).printBar();
    }
    keys();
  }

  private void keys() {
    if (terminal.hasPages()) {
      print(ink::faint, keysInOneLine());
    } else {
      out.println();
    }
  }

  /** What another command said, below what is there. */
  void show(String words) {
    terminal.status("");
    out.println();
    print(words.strip());
    keys();
  }

  void help() {
    terminal.status("");
    out.println();
    print("The exercise is checked when you save its file. Save another, and that is checked.");
    print("Enter is r. " + (terminal.hasPages() ? "" : "Each on a line: ") + keysInOneLine());
  }

  void unknownKey(String typed) {
    terminal.status("");
    print("'%s' is no key here; ? shows what there is.".formatted(typed.strip()));
  }

  void complain(String words) {
    terminal.status("");
    print(words);
  }

  private static String keysInOneLine() {
    // Key and word stay together where the line is broken.
    return Arrays.stream(WatchKey.values())
        .map(key -> key.shown().replace(' ', '\u00a0'))
        .collect(Collectors.joining("  "));
  }

  private void print(String text) {
    print(words -> words, text);
  }

  /** Breaks lines between words where the screen ends, and indents what follows as the line. */
  private void print(UnaryOperator<String> style, String text) {
    text.lines()
        .flatMap(line -> line.isBlank() ? Stream.of("") : broken(line).lines())
        .map(line -> line.replace('\u00a0', ' '))
        .forEach(line -> out.println(line.isBlank() ? "" : style.apply(line)));
  }

  private String broken(String line) {
    int width = terminal.width();
    int columns = COLOUR.matcher(line).replaceAll("").length();
    if (width == 0 || columns <= width) {
      return line;
    }
    String indent = " ".repeat(line.length() - line.stripLeading().length());
    return indent
        + WordUtils.wrap(line.strip(), Math.max(20, width - indent.length()), "\n" + indent, false);
  }
}
