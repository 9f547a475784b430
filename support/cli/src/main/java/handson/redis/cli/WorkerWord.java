package handson.redis.cli;

/**
 * A line that a {@link GradingWorker} says to {@code watch}, as JSON.
 *
 * @param text what the kind says; null where it says nothing
 * @param verdict with {@link Kind#VERDICT}, else null
 */
record WorkerWord(Kind kind, String text, Verdict verdict) {

  /** What a line is about. */
  enum Kind {
    /** It can grade now. */
    READY,
    /** A criterion starts; the text is its words. */
    CRITERION,
    /** The exercise printed the text, one line. */
    PRINTED,
    /** Progress cannot be kept; the text says why. */
    COMPLAINT,
    /** An exercise is graded. */
    VERDICT
  }

  /**
   * What grading an exercise gave.
   *
   * @param criteria how many the exercise has; 0 where it could not be graded
   * @param worn whether code of the exercise still runs, so that another worker is needed
   */
  record Verdict(Report.Machine report, int criteria, boolean worn) {}

  static WorkerWord of(Kind kind, String text) {
    return new WorkerWord(kind, text, null);
  }
}
