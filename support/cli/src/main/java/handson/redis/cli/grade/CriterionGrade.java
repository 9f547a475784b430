package handson.redis.cli.grade;

import java.util.List;

/**
 * What one criterion said about an exercise.
 *
 * @param name the criterion's method in the grading test
 * @param words what it asks, as a statement
 * @param outcome how it ended
 * @param message what happened instead: expected and actual, or what the code threw; null where it
 *     is met
 * @param why why it matters, in a sentence
 * @param received what Redis received meanwhile, one command a line, cut; empty where the criterion
 *     is met
 * @param tryIt what to type behind {@code ./course cli} to see the point
 * @param milliseconds how long it took
 */
public record CriterionGrade(
    String name,
    String words,
    Outcome outcome,
    String message,
    String why,
    List<String> received,
    String tryIt,
    long milliseconds) {

  /** How a criterion can end. */
  public enum Outcome {
    /** It is met. */
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** The code threw what it should not throw. */
    ERROR,
    /** The code says that it is not done yet. */
    NOT_DONE,
    /** The code did not come back. */
    TIMEOUT,
    /** The code ended its JVM. */
    CRASHED,
    /** The code took more memory than there is for it. */
    MEMORY,
    /** Redis is too old for it; it counts for nobody. */
    SKIPPED,
    /** Something before it ended the run. */
    NOT_RUN
  }
}
