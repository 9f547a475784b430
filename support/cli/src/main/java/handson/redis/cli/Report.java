package handson.redis.cli;

import handson.redis.testing.CriterionFailed;
import handson.redis.testing.Grade;
import handson.redis.testing.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of checking one exercise.
 *
 * @param broken why it could not be graded, where it could not
 * @param grade the verdicts, where there are any
 */
record Report(Exercise exercise, Optional<String> broken, Optional<Grade> grade) {

  static Report broken(Exercise exercise, String reason) {
    return new Report(exercise, Optional.of(reason), Optional.empty());
  }

  static Report graded(Exercise exercise, Grade grade) {
    return new Report(exercise, Optional.empty(), Optional.of(grade));
  }

  boolean isRight() {
    return grade.filter(Grade::isRight).isPresent();
  }

  /** What a learner reads about a criterion that is not met. */
  static String details(Verdict verdict) {
    Throwable failure = verdict.failure().orElseThrow();
    return switch (verdict.outcome()) {
      case SKIPPED -> failure.getMessage();
      case NOT_DONE -> "not done yet: " + failure.getMessage();
      case TIMED_OUT ->
        "your code did not come back: "
            + failure.getMessage()
            + "\nIs there an endless loop, or a wait for something that never comes?";
      default -> failure instanceof CriterionFailed failed ? failed.details() : failure.toString();
    };
  }

  /** For {@code --json}. */
  Machine forPrograms() {
    List<MachineVerdict> verdicts = grade.map(Grade::verdicts).orElse(List.of()).stream()
        .map(MachineVerdict::of)
        .toList();
    return new Machine(
        exercise.id(), isRight(), exercise.topic().points(), broken.orElse(null), verdicts);
  }

  /** A report for programs. */
  record Machine(
      String exercise, boolean right, int points, String broken, List<MachineVerdict> criteria) {}

  /** A verdict for programs. */
  record MachineVerdict(String name, String criterion, String outcome, String details) {
    static MachineVerdict of(Verdict verdict) {
      return new MachineVerdict(
          verdict.method(),
          verdict.criterion(),
          verdict.outcome().name().toLowerCase(Locale.ROOT),
          verdict.failure().isEmpty() ? null : Report.details(verdict));
    }
  }
}
