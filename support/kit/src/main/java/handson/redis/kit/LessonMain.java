package handson.redis.kit;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The body of a lesson's {@code main}: shows its tour. */
@Command(
    name = "lesson",
    description = "Shows the lesson's guided tour.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LessonMain implements Callable<Integer> {
  private final Lesson lesson;

  @Mixin
  private TourOptions options = new TourOptions();

  private LessonMain(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Shows the tour and ends the JVM: code 0, or 2 where the command line or the Redis is wrong. */
  public static void run(Lesson lesson, String... arguments) {
    System.exit(Terminal.execute(commandLine(lesson), arguments));
  }

  static CommandLine commandLine(Lesson lesson) {
    LessonMain main = new LessonMain(lesson);
    CommandLine line = new CommandLine(main).setCommandName(lesson.id());
    main.options.understand(lesson, line);
    return line;
  }

  @Override
  public Integer call() {
    new TourRun(Terminal.out(), Ink.forTerminal())
        .show(lesson, options, lesson.getClass().getClassLoader());
    return 0;
  }
}
