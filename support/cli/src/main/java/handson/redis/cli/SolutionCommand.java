package handson.redis.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import handson.redis.kit.Implementation;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a reference implementation of an exercise. */
@Command(
    name = "solution",
    description = "The reference for an exercise. It costs nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Package, class name and constructor differ from an exercise's.",
      "",
      "Example: ./course solution boss-battle --client lettuce",
      "         ./course solution boss-battle --diff"
    })
final class SolutionCommand implements Callable<Integer> {
  private static final int CONTEXT = 3;

  private final Desk desk;

  @Parameters(
      paramLabel = "EXERCISE",
      completionCandidates = Names.Exercises.class,
      description = "its name in './course list'")
  private String name;

  @Option(
      names = "--client",
      paramLabel = "CLIENT",
      defaultValue = "jedis",
      completionCandidates = Names.Clients.class,
      description = "whose: jedis (default), lettuce or redisson")
  private String client;

  @Option(names = "--diff", description = "what to change in your file to make it the reference")
  private boolean diff;

  @Option(names = "--json", description = "print it as JSON")
  private boolean json;

  SolutionCommand(Desk desk) {
    this.desk = desk;
  }

  /** What is shown. A program wants the file as it is, with the markers gone. */
  private record Solution(
      String exercise, String client, String file, List<String> with, String source) {}

  private record Difference(
      String exercise, String client, String file, String reference, String diff) {}

  @Override
  public Integer call() throws IOException {
    if (!Implementation.CLIENTS.contains(client)) {
      throw new SetupException("--client is '%s'; choose one of %s."
          .formatted(client, String.join(", ", Implementation.CLIENTS)));
    }
    Exercise exercise = desk.exercise(new Selection(desk.catalogue()).exercise(name));
    Path file = exercise.reference(client);
    if (!Files.isRegularFile(file)) {
      throw new SetupException("There is no %s: this course was handed out without its references."
          .formatted(shown(file)));
    }
    List<String> source = Snippets.withoutMarkers(Files.readAllLines(file));
    if (diff) {
      showDiff(exercise, file, source);
    } else if (json) {
      String text = String.join("\n", source) + "\n";
      Json.print(
          new Solution(exercise.id(), client, shown(file), companions(file, source), text),
          desk.out());
    } else {
      desk.out().println(desk.ink().faint("// " + shown(file)));
      companions(file, source)
          .forEach(other -> desk.out().println(desk.ink().faint("// and with it " + other)));
      source.forEach(desk.out()::println);
    }
    return 0;
  }

  /** The files beside a reference that it stands on. */
  private List<String> companions(Path file, List<String> source) throws IOException {
    String text = String.join("\n", source);
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files
          .filter(other -> !other.equals(file) && other.toString().endsWith(".java"))
          .filter(other ->
              Pattern.compile("\\b" + className(other) + "\\b").matcher(text).find())
          .map(this::shown)
          .sorted()
          .toList();
    }
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private void showDiff(Exercise exercise, Path file, List<String> source) throws IOException {
    if (!Files.isRegularFile(exercise.file())) {
      throw new SetupException("%s is missing; './course reset %s' brings it back."
          .formatted(exercise.shownFile(), exercise.id()));
    }
    List<String> own = lines(exercise);
    String from = exercise.shownFile().toString();
    List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
        from, shown(file), own, DiffUtils.diff(own, source), CONTEXT);
    if (json) {
      String text = String.join("\n", lines) + "\n";
      Json.print(new Difference(exercise.id(), client, from, shown(file), text), desk.out());
    } else {
      lines.forEach(line -> desk.out().println(coloured(line)));
    }
  }

  private static List<String> lines(Exercise exercise) throws IOException {
    try {
      return Files.readAllLines(exercise.file());
    } catch (MalformedInputException e) {
      throw new SetupException(
          "%s is not UTF-8; save it as UTF-8.".formatted(exercise.shownFile()), e);
    }
  }

  private String coloured(String line) {
    if (line.startsWith("--- ") || line.startsWith("+++ ")) {
      return desk.ink().bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '-' -> desk.ink().red(line);
      case '+' -> desk.ink().green(line);
      case '@' -> desk.ink().cyan(line);
      default -> line;
    };
  }

  private String shown(Path file) {
    return desk.home().relativize(file).toString();
  }
}
