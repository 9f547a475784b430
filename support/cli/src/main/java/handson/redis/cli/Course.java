package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import handson.redis.kit.SetupException;
import handson.redis.kit.Terminal;
import handson.redis.kit.ToolCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code course} tool. */
@Command(
    name = "course",
    description = "Learn Redis in Java, hands on.",
    mixinStandardHelpOptions = true,
    version = "Hands-on Redis in Java",
    sortOptions = false,
    synopsisSubcommandLabel = "[COMMAND]",
    footer = {
      "",
      "LESSON is 1, 01, basics or lesson01-basics; EXERCISE is a name as 'course list' shows it.",
      "Exit codes: 0 all well, 1 something graded is not right yet, 2 usage or environment.",
      "",
      "Example: ./course run 01"
    })
public final class Course implements Callable<Integer> {
  private final Desk desk;

  @Option(names = "--json", description = "print where you are as JSON")
  private boolean json;

  private Course(Desk desk) {
    this.desk = desk;
  }

  /**
   * Runs the tool and ends the JVM with its exit code. The property {@code course.home} names the
   * checkout; without it, it is looked for from the current folder upwards.
   */
  public static void main(String[] arguments) {
    int code;
    try {
      Desk desk = new Desk(home(), Catalogue.load(), Terminal.out(), Ink.forTerminal());
      code = Terminal.execute(commandLine(desk, arguments), arguments);
    } catch (SetupException e) {
      Terminal.err().println(e.getMessage());
      code = 2;
    }
    // An exercise may have left threads behind.
    System.exit(code);
  }

  /** The tool for a checkout. */
  static CommandLine commandLine(Desk desk) {
    CommandLine line = new CommandLine(new Course(desk));
    commands(desk).forEach((name, command) -> line.addSubcommand(name, command.get()));
    line.addSubcommand(new CompletionCommand(desk)).addSubcommand(new RehearseCommand(desk));
    ToolCommand.found().forEach(more -> line.addSubcommand(more.at(desk.home(), desk.out())));
    return withSettings(line);
  }

  /**
   * As much of the tool as these words need: where the first one names a command, the options of
   * the others need not be read, which takes longer than many a command.
   */
  static CommandLine commandLine(Desk desk, String... words) {
    Supplier<Object> named = words.length == 0 ? null : commands(desk).get(words[0]);
    return named == null
        ? commandLine(desk)
        : withSettings(new CommandLine(new Course(desk)).addSubcommand(words[0], named.get()));
  }

  /** They hold for the commands that are there when they are made. */
  private static CommandLine withSettings(CommandLine line) {
    return line.setUsageHelpAutoWidth(true)
        // An argument of a Redis command may begin with an @ and be no file.
        .setExpandAtFiles(false);
  }

  /** The commands that do not look at the others, in the order of the help. */
  private static Map<String, Supplier<Object>> commands(Desk desk) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("list", () -> new ListCommand(desk));
    commands.put("run", () -> RunCommand.line(desk));
    commands.put("check", () -> new CheckCommand(desk));
    commands.put("grade", () -> new GradeCommand(desk));
    commands.put("watch", () -> new WatchCommand(desk));
    commands.put("hint", () -> new HintCommand(desk));
    commands.put("solution", () -> new SolutionCommand(desk));
    commands.put("reset", () -> new ResetCommand(desk));
    commands.put("cli", () -> CliCommand.line(new CliCommand(desk)));
    commands.put("audit", () -> new AuditCommand(desk));
    commands.put("chat", () -> new ChatCommand(desk));
    commands.put("events", () -> new EventsCommand(desk));
    commands.put("server", () -> new ServerCommand(desk));
    commands.put("crawl", () -> new CrawlCommand(desk));
    commands.put("map", () -> new MapCommand(desk));
    commands.put("doctor", () -> new DoctorCommand(desk));
    commands.put("handout", () -> new HandoutCommand(desk));
    return commands;
  }

  @Override
  public Integer call() {
    new Status(desk).print(json);
    return 0;
  }

  private static Path home() {
    String property = System.getProperty("course.home");
    Path start = Path.of(property == null ? "" : property).toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("lesson01-basics")))
        .findFirst()
        .orElseThrow(() -> new SetupException(
            "%s is not inside a checkout of the course; change to its folder.".formatted(start)));
  }
}
