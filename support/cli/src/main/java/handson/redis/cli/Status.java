package handson.redis.cli;

import java.util.List;
import java.util.Optional;

/** Where the trainee is, and what is next. */
final class Status {
  private static final int BAR = 20;

  private final Desk desk;

  Status(Desk desk) {
    this.desk = desk;
  }

  /**
   * In numbers and names.
   *
   * @param next the exercise to do next; absent where all are solved
   */
  record Summary(int solved, int exercises, int points, int allPoints, Optional<String> next) {}

  void print(boolean json) {
    if (json) {
      Json.print(summary(), desk.out());
      return;
    }
    desk.out().println(desk.ink().bold("Hands-on Redis in Java"));
    printBar();
    Optional<Exercise> next = next();
    if (next.isEmpty()) {
      desk.out().println("Every exercise is right. Well done!");
      return;
    }
    Exercise exercise = next.get();
    boolean fresh =
        summary().solved() == 0 && exercise.state(desk.progress()) == Exercise.State.UNTOUCHED;
    desk.out().printf("%nNext: %s (%s)%n", exercise.topic().title(), exercise.id());
    desk.out().printf("  edit    %s%n", exercise.shownFile());
    if (fresh) {
      desk.out().printf("  see     ./course run %02d%n", exercise.lesson().number());
    }
    desk.out().printf("  check   ./course check %s%n", exercise.id());
    desk.out().printf("  help    ./course hint %s%n", exercise.id());
  }

  /** How much is done, as a bar on a terminal and as numbers everywhere. */
  void printBar() {
    Summary now = summary();
    int filled = now.allPoints() == 0 ? 0 : BAR * now.points() / now.allPoints();
    String bar = desk.ink().colour()
        ? desk.ink().green("#".repeat(filled)) + "-".repeat(BAR - filled) + "  "
        : "";
    desk.out()
        .printf(
            "%s%d of %d exercises, %d of %d points%n",
            bar, now.solved(), now.exercises(), now.points(), now.allPoints());
  }

  /** The first exercise that is not solved. */
  Optional<Exercise> next() {
    Progress progress = desk.progress();
    return desk.exercises()
        .filter(exercise -> exercise.state(progress) != Exercise.State.SOLVED)
        .findFirst();
  }

  private Summary summary() {
    Progress progress = desk.progress();
    List<Exercise> all = desk.exercises().toList();
    List<Exercise> solved =
        all.stream().filter(e -> e.state(progress) == Exercise.State.SOLVED).toList();
    return new Summary(
        solved.size(), all.size(), points(solved), points(all), next().map(Exercise::id));
  }

  private static int points(List<Exercise> exercises) {
    return exercises.stream().mapToInt(exercise -> exercise.topic().points()).sum();
  }
}
