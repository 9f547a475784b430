package handson.redis.cli.grade;

import java.util.List;

/**
 * What a trainee's exercise is worth.
 *
 * @param exercise its id, {@code boss-battle}
 * @param verdict how grading it ended
 * @param points 0 to {@code maximum}: the share of the criteria that are met, rounded down
 * @param maximum what the exercise is worth
 * @param message what the verdict stands on, in a sentence or more, for the trainee: the compiler's
 *     errors, the line that is not allowed; null where the criteria say it
 * @param criteria in their order; empty where none could be run
 * @param milliseconds how long its criteria took
 */
public record ExerciseGrade(
    String exercise,
    Verdict verdict,
    int points,
    int maximum,
    String message,
    List<CriterionGrade> criteria,
    long milliseconds) {

  /** How grading an exercise ended. What stops more outweighs what stops less. */
  public enum Verdict {
    /** Every criterion is met. */
    PASSED,
    /** A criterion is not met. */
    FAILED,
    /** The stub, or a solution that still says so. */
    NOT_DONE,
    /** There is no file. */
    MISSING,
    /** There is a file that cannot be taken: a link, too large, no UTF-8, there twice. */
    NOT_TAKEN,
    /** The compiler does not take it. */
    NOT_COMPILED,
    /** It does what no solution does here: a person has to look at it. It was not run. */
    REJECTED,
    /** It did not come back in time. */
    TIMEOUT,
    /** It ended its JVM, or left processes that had to be ended. */
    CRASHED,
    /** It took more memory than there is for it. */
    MEMORY,
    /** The grader could not find a verdict: a person has to look at it. */
    NOT_GRADED;

    /** Whether a person has to look at it. */
    public boolean needsLook() {
      return this == REJECTED || this == NOT_GRADED;
    }
  }

  /** How many criteria are met. */
  public long met() {
    return count(CriterionGrade.Outcome.PASSED);
  }

  /** How many criteria count: what the server is too old for does not. */
  public long counted() {
    return criteria.size() - count(CriterionGrade.Outcome.SKIPPED);
  }

  private long count(CriterionGrade.Outcome outcome) {
    return criteria.stream().filter(grade -> grade.outcome() == outcome).count();
  }
}
