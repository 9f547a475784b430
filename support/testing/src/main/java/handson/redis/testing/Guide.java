package handson.redis.testing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.Lesson;
import handson.redis.kit.TourTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Keeps a Markdown guide true. A line {@code <!-- snippet: FILE#NAME -->} stands before a block
 * that is cut from FILE, between the lines {@code // snippet: NAME} and {@code // end}. A line
 * {@code <!-- output: COMMAND -->} stands before a block that COMMAND printed; {@code <!-- output:
 * COMMAND | step A number -->} takes the one step of a tour whose sentence begins so. No Java and
 * no output block goes without. A whole number behind a {@code ~} may differ by a tenth from what
 * ran: memory in bytes is not the same on every system.
 *
 * <p>With {@code -Dcourse.guide=write} the blocks are written instead of compared.
 */
public final class Guide {
  private static final Pattern MARKER = Pattern.compile("<!-- (snippet|output): (.+) -->");
  private static final Pattern EXERCISE_ROW = Pattern.compile("\\| \\d of 5 \\|$");
  private static final Pattern NEEDS_MARKER = Pattern.compile("```(java|text)");

  private final Path file;
  private final UnaryOperator<String> shell;
  private final Map<String, String> outputs = new HashMap<>();

  private Guide(Path file, UnaryOperator<String> shell) {
    this.file = file;
    this.shell = shell;
  }

  /**
   * The guide's blocks as tests, for a {@code @TestFactory}.
   *
   * @param file the guide; files that it names are relative to its folder
   * @param shell runs a command of the guide and answers with what it printed
   */
  public static Stream<DynamicTest> tests(Path file, UnaryOperator<String> shell)
      throws IOException {
    Guide guide = new Guide(file, shell);
    List<String> lines = Files.readAllLines(file);
    if (System.getProperty("course.guide", "").equals("write")) {
      return Stream.of(dynamicTest("write " + file, () -> guide.write(lines)));
    }
    return guide.blocks(lines).stream()
        .map(block -> dynamicTest(block.name(), () -> guide.check(block)));
  }

  /**
   * A lesson's guide: the README.md of the module under test, with outputs of {@code ./course run
   * NN} and the options that follow, and a table of the exercises as the catalogue has them.
   *
   * @param options of the tour that each command gets as well, and no reader has to type: {@code
   *     "--points", "1000"} where the tour's own measure would take too long for a test
   */
  public static Stream<DynamicTest> tests(Lesson lesson, String... options) throws IOException {
    Path file = Path.of("README.md");
    Stream<DynamicTest> blocks = tests(file, command -> {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.subList(0, "./course run NN".split(" ").length).clear();
      words.addAll(List.of("--redis", "embedded"));
      words.addAll(List.of(options));
      return TourTranscript.of(lesson, words.toArray(String[]::new));
    });
    List<String> rows = lesson.exercises().stream()
        .map(topic ->
            "| `%s` | %d | %d of 5 |".formatted(topic.id(), topic.minutes(), topic.difficulty()))
        .toList();
    return Stream.concat(
        blocks,
        Stream.of(dynamicTest(
            "the exercises",
            () -> Assertions.assertThat(tableRows(file))
                .as("%s: the exercises' rows, with the catalogue's minutes and difficulty", file)
                .containsSubsequence(rows))));
  }

  private static List<String> tableRows(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(EXERCISE_ROW.asPredicate()).toList();
  }

  /**
   * A fenced block.
   *
   * @param marker the marker before it, empty where there is none
   * @param from the index of its first line
   * @param to the index behind its last line
   */
  private record Block(String kind, String marker, List<String> lines, int from, int to) {
    String name() {
      return "line %d: %s %s".formatted(from, kind, marker);
    }
  }

  private List<Block> blocks(List<String> lines) {
    List<Block> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String fence = lines.get(i).strip();
      if (!fence.startsWith("```")) {
        continue;
      }
      int end = i + 1;
      while (!lines.get(end).strip().equals("```")) {
        end++;
      }
      Matcher marker = MARKER.matcher(i > 0 ? lines.get(i - 1) : "");
      if (marker.matches()) {
        found.add(
            new Block(marker.group(1), marker.group(2), lines.subList(i + 1, end), i + 1, end));
      } else if (NEEDS_MARKER.matcher(fence).matches()) {
        found.add(new Block("unmarked", "", lines.subList(i + 1, end), i + 1, end));
      }
      i = end;
    }
    return found;
  }

  private void check(Block block) throws IOException {
    if (block.kind().equals("unmarked")) {
      throw new AssertionError(
          "%s:%d is a java or text block without <!-- snippet: FILE#NAME --> or <!-- output: COMMAND --> in the line before it."
              .formatted(file, block.from()));
    }
    Assertions.assertThat(comparable(block.lines()))
        .as(
            "%s:%d beside %s; -Dcourse.guide=write writes it anew",
            file, block.from(), block.marker())
        .isEqualTo(Approximate.like(comparable(block.lines()), comparable(content(block))));
  }

  private void write(List<String> lines) throws IOException {
    List<String> written = new ArrayList<>(lines);
    List<Block> blocks = blocks(lines);
    // From the end, so that the places of the blocks before stay as they are.
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (!block.kind().equals("unmarked")) {
        List<String> place = written.subList(block.from(), block.to());
        List<String> content = content(block);
        String known = comparable(place);
        if (!known.equals(Approximate.like(known, comparable(content)))) {
          String kept = String.join("\n", place);
          place.clear();
          // What differs by little stays, or each change would touch lines that nobody changed.
          String whole = String.join("\n", content);
          place.addAll(Approximate.like(kept, whole).lines().toList());
        }
      }
    }
    Files.write(file, written);
  }

  private List<String> content(Block block) throws IOException {
    return block.kind().equals("snippet") ? snippet(block.marker()) : output(block.marker());
  }

  private List<String> snippet(String marker) throws IOException {
    String[] parts = marker.split("#", 2);
    List<String> lines = Files.readAllLines(file.toAbsolutePath().resolveSibling(parts[0]));
    String comment = parts[0].endsWith(".lua") ? "-- " : "// ";
    int from = indexOf(lines, comment + "snippet: " + parts[1], 0, marker) + 1;
    List<String> cut = lines.subList(from, indexOf(lines, comment + "end", from, marker));
    int indent = cut.stream()
        .filter(line -> !line.isBlank())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
    return trimmed(
        cut.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList());
  }

  private int indexOf(List<String> lines, String wanted, int from, String marker) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(wanted)) {
        return i;
      }
    }
    throw new IllegalStateException(
        file + " names " + marker + ", where the line '" + wanted + "' is missing.");
  }

  private List<String> output(String marker) {
    String[] parts = marker.split(" \\| step ", 2);
    List<String> lines = outputs.computeIfAbsent(parts[0], shell).lines().toList();
    if (parts.length == 1) {
      return trimmed(lines);
    }
    Predicate<String> begins =
        Pattern.compile("^\\d+\\. " + Pattern.quote(parts[1])).asPredicate();
    List<String> steps = lines.stream().filter(begins).toList();
    if (steps.size() != 1) {
      throw new IllegalStateException(file + " names " + marker + ", and " + steps.size()
          + " steps of the tour begin so: " + steps);
    }
    int from = lines.indexOf(steps.get(0));
    int to = indexWhere(lines, line -> line.matches("\\d+\\. .*|== .*|Your turn.*"), from + 1);
    return trimmed(lines.subList(from, to));
  }

  private static int indexWhere(List<String> lines, Predicate<String> wanted, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        return i;
      }
    }
    return lines.size();
  }

  private static List<String> trimmed(List<String> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return lines.subList(from, to);
  }

  /** Ports, times, seeds and UUIDs differ from run to run; everything else must not. */
  private static String comparable(List<String> lines) {
    return String.join("\n", lines)
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("\\d+(\\.\\d+)? ms", "N ms")
        .replaceAll("course\\.seed=\\d+", "course.seed=N")
        .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "UUID")
        .stripTrailing();
  }
}
