package handson.redis.cli;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import handson.redis.kit.SetupException;
import handson.redis.kit.Terminal;
import handson.redis.kit.ToolCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
      code = Terminal.execute(commandLine(desk), arguments);
    } catch (SetupException e) {
      Terminal.err().println(e.getMessage());
      code = 2;
    }
    // An exercise may have left threads behind.
    System.exit(code);
  }

  /** The tool for a checkout. */
  static CommandLine commandLine(Desk desk) {
    CommandLine line = new CommandLine(new Course(desk))
        .addSubcommand(new ListCommand(desk))
        .addSubcommand(RunCommand.line(desk))
        .addSubcommand(new CheckCommand(desk))
        .addSubcommand(new GradeCommand(desk))
        .addSubcommand(new WatchCommand(desk))
        .addSubcommand(new HintCommand(desk))
        .addSubcommand(new SolutionCommand(desk))
        .addSubcommand(new ResetCommand(desk))
        .addSubcommand(CliCommand.line(new CliCommand(desk)))
        .addSubcommand(new AuditCommand(desk))
        .addSubcommand(new ChatCommand(desk))
        .addSubcommand(new EventsCommand(desk))
        .addSubcommand(new ServerCommand(desk))
        .addSubcommand(new CrawlCommand(desk))
        .addSubcommand(new MapCommand(desk))
        .addSubcommand(new DoctorCommand(desk))
        .addSubcommand(new HandoutCommand(desk))
        .addSubcommand(new CompletionCommand(desk))
        .addSubcommand(new RehearseCommand(desk));
    ToolCommand.found().forEach(more -> line.addSubcommand(more.at(desk.home(), desk.out())));
    return line.setUsageHelpAutoWidth(true)
        // An argument of a Redis command may begin with an @ and be no file.
        .setExpandAtFiles(false);
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
