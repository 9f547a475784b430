package handson.redis.cli;

import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists lessons and exercises with their state. */
@Command(
    name = "list",
    description = "Lessons and exercises, with their state.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./course list --json"})
final class ListCommand implements Callable<Integer> {
  private final Desk desk;

  @Option(names = "--json", description = "print the list as JSON")
  private boolean json;

  ListCommand(Desk desk) {
    this.desk = desk;
  }

  private record LessonEntry(String id, int number, String title, List<ExerciseEntry> exercises) {}

  private record ExerciseEntry(
      String id,
      String title,
      String state,
      int minutes,
      int difficulty,
      int points,
      List<String> prerequisites,
      String file) {}

  @Override
  public Integer call() {
    if (json) {
      Json.print(desk.catalogue().lessons().stream().map(this::entry).toList(), desk.out());
      return 0;
    }
    for (Lesson lesson : desk.catalogue().lessons()) {
      desk.out().printf("%s%n", desk.ink().bold(lesson.id() + ": " + lesson.title()));
      lesson.topics().forEach(this::printTopic);
    }
    new Status(desk).printBar();
    return 0;
  }

  private void printTopic(Topic topic) {
    if (!topic.hasExercise()) {
      desk.out().printf("      %s %s (in the tour)%n", desk.inColumn(""), topic.title());
      return;
    }
    String state = switch (desk.exercise(topic).state(desk.progress())) {
      case SOLVED -> desk.ink().green("[x]");
      case STARTED -> "[.]";
      case UNTOUCHED -> "[ ]";
      case MISSING -> desk.ink().red("[?]");
    };
    desk.out()
        .printf(
            "  %s %s %-30s %3d min  %s  %2d points%n",
            state,
            desk.inColumn(topic.id()),
            topic.title(),
            topic.minutes(),
            "*".repeat(topic.difficulty()) + ".".repeat(5 - topic.difficulty()),
            topic.points());
  }

  private LessonEntry entry(Lesson lesson) {
    return new LessonEntry(
        lesson.id(),
        lesson.number(),
        lesson.title(),
        lesson.exercises().stream().map(this::entry).toList());
  }

  private ExerciseEntry entry(Topic topic) {
    Exercise exercise = desk.exercise(topic);
    return new ExerciseEntry(
        topic.id(),
        topic.title(),
        exercise.state(desk.progress()).name().toLowerCase(Locale.ROOT),
        topic.minutes(),
        topic.difficulty(),
        topic.points(),
        topic.prerequisites(),
        exercise.shownFile().toString());
  }
}
