package handson.redis.cli;

import handson.redis.kit.SetupException;
import handson.redis.kit.Topic;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the next of an exercise's three hints. */
@Command(
    name = "hint",
    description = "The next of an exercise's three hints. It costs nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./course hint boss-battle"})
final class HintCommand implements Callable<Integer> {
  private final Desk desk;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "EXERCISE",
      completionCandidates = Names.Exercises.class,
      description = "its name in './course list'")
  private String name;

  @Option(names = "--all", description = "all three at once")
  private boolean all;

  HintCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Topic topic = new Selection(desk.catalogue()).exercise(name);
    List<String> hints = topic.hints();
    if (all) {
      hints.forEach(hint -> desk.out().printf("%s%n%n", hint));
      return 0;
    }
    // After the last hint the last one is shown again.
    int shown = Math.min(desk.progress().hintsShown(topic.id()) + 1, hints.size());
    desk.out().printf("%s%n%n", hints.get(shown - 1));
    desk.out().println(desk.ink().faint("Hint %d of %d.".formatted(shown, hints.size())));
    try {
      desk.progress().hintsShown(topic.id(), shown);
    } catch (SetupException e) {
      // In a checkout that cannot be written every hint would be the first.
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().println("--all shows all three hints.");
    }
    return 0;
  }
}
