package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.TourOptions;
import handson.redis.kit.TourRun;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a lesson's guided tour. */
@Command(
    name = "run",
    description = "The guided tour of a lesson.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Example: ./course run 01 --client lettuce --step"})
final class RunCommand implements Callable<Integer> {
  private final Desk desk;

  @Parameters(
      paramLabel = "LESSON",
      completionCandidates = Names.Lessons.class,
      description = "1, 01, basics or lesson01-basics")
  private String name;

  @Mixin
  private TourOptions options = new TourOptions();

  private RunCommand(Desk desk) {
    this.desk = desk;
  }

  /** The command, with the options of every lesson's tour. */
  static CommandLine line(Desk desk) {
    RunCommand command = new RunCommand(desk);
    CommandLine line = new CommandLine(command);
    desk.catalogue().lessons().forEach(lesson -> command.options.understand(lesson, line));
    return line;
  }

  @Override
  public Integer call() throws IOException {
    Lesson lesson = new Selection(desk.catalogue()).lesson(name);
    boolean own = options.client(lesson).equals(Implementation.EXERCISE);
    ClassLoader loader =
        own ? new Workshop(desk).compileAll(lesson) : lesson.getClass().getClassLoader();
    try (TourLock lock = new TourLock(desk.home())) {
      new TourRun(desk.out(), desk.ink())
          .show(lesson, options, () -> lock.takenFor(ServerFile.unnamed(desk)), loader);
    }
    desk.out().printf("%nYour turn: ./course check %02d%n", lesson.number());
    return 0;
  }
}
