package handson.redis.cli.grade;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import java.util.List;

/**
 * What a {@link GradingChild} says: a sealed line of JSON.
 *
 * @param exercise null where it is about none
 * @param criterion the method; null where it is about none
 * @param outcome with {@link Kind#FINISHED}, else null
 * @param text what happened instead, or what the matter is; null where there is nothing to say
 * @param received what Redis received, with a criterion that is not met
 */
record Event(
    Kind kind,
    String exercise,
    String criterion,
    Outcome outcome,
    String text,
    List<String> received) {

  /** What an event is about. */
  enum Kind {
    /** It has read its orders, and its Redis runs; the text is that one's version. */
    READY,
    /** An exercise begins. */
    BEGUN,
    /** A criterion begins. */
    STARTED,
    /** A criterion has an outcome. */
    FINISHED,
    /** An exercise is at its end; the text says what its code left behind. */
    ENDED,
    /** An exercise's criteria cannot be run with this code; the text says why. */
    UNFIT,
    /** Instead of an outcome: the criterion's code started more threads than it may. */
    CROWDED,
    /** This JVM cannot be used for more; the text says why. */
    WORN,
    /** All that was ordered is done. */
    DONE;

    /** Whether the JVM that says it has no more to say. */
    boolean isLast() {
      return this == CROWDED || this == WORN || this == DONE;
    }
  }

  static Event of(Kind kind, String exercise, String text) {
    return new Event(kind, exercise, null, null, text, List.of());
  }
}
