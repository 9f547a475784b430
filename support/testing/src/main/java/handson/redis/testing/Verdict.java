package handson.redis.testing;

import java.util.Optional;

/**
 * What a criterion said about an implementation.
 *
 * @param method the criterion's method in the grading test
 * @param criterion what it asks, in words
 * @param outcome how it ended
 * @param failure what it ended with, where it did not pass
 */
public record Verdict(
    String method, String criterion, Outcome outcome, Optional<Throwable> failure) {

  /** How a criterion can end. */
  public enum Outcome {
    /** The implementation does what is asked. */
    PASSED,
    /** An assertion failed. */
    FAILED,
    /** The implementation threw what it should not throw. */
    ERROR,
    /** The implementation threw {@link handson.redis.kit.NotDoneYet}. */
    NOT_DONE,
    /** The implementation did not come back. */
    TIMED_OUT,
    /** The server is too old for it; the failure's message says so. */
    SKIPPED
  }

  /** Whether nothing is left to do: what the server cannot do counts for nobody. */
  public boolean isFine() {
    return outcome == Outcome.PASSED || outcome == Outcome.SKIPPED;
  }
}
