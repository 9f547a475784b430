package handson.redis.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts the stub in the place of the trainee's file, and keeps that. */
@Command(
    name = "reset",
    description = "The exercise as it was at first; your version is kept as a backup.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./course reset boss-battle"})
final class ResetCommand implements Callable<Integer> {
  private final Desk desk;

  @Parameters(
      paramLabel = "EXERCISE",
      completionCandidates = Names.Exercises.class,
      description = "its name in './course list'")
  private String name;

  ResetCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    Exercise exercise = desk.exercise(new Selection(desk.catalogue()).exercise(name));
    if (exercise.state(desk.progress()) == Exercise.State.UNTOUCHED) {
      desk.out()
          .printf(
              "%s is untouched: there is nothing to reset.%n%s%n",
              exercise.id(), exercise.shownFile());
      return 0;
    }
    Optional<Path> backup =
        new Backups(desk.home().resolve(".course/backups")).replaceByStub(exercise);
    desk.out().printf("%s is as it was at first:%n  %s%n", exercise.id(), exercise.shownFile());
    backup.ifPresent(file -> {
      String kept = desk.home().relativize(file).toString();
      desk.out().printf("%nYour version is kept in%n  %s%n", kept);
      desk.out().printf("%nTo have it back, copy it over the exercise:%n");
      desk.out().printf("  cp %s \\%n     %s%n", kept, exercise.shownFile());
    });
    return 0;
  }
}
