package handson.redis.cli.grade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the grader found. Every text in it that is not this course's own comes from a
 * submission: it may hold anything, so whoever shows it escapes it.
 *
 * <p>But for times, the same submissions and seed give an equal gradebook.
 *
 * @param format {@link #FORMAT}
 * @param conditions what the grades were found with
 * @param exercises what was graded, in the order of the course
 * @param trainees one for each submission, by name
 */
public record Gradebook(
    int format,
    Conditions conditions,
    List<GradedExercise> exercises,
    List<TraineeGrade> trainees) {
  /** The form in which this version writes a gradebook. */
  public static final int FORMAT = 1;

  /**
   * What the grades were found with: what is needed to find them again.
   *
   * @param course the course's version and a digest of its grading tests; grades of different ones
   *     cannot be compared
   * @param seed where the tests' names and numbers come from
   * @param java the JVM that ran the submissions, {@code 17.0.15}
   * @param redis the server's version, {@code 7.0.15}
   * @param isolation what stood between the submissions and this machine
   * @param secondsPerCriterion what a criterion was given, before it was a TIMEOUT
   * @param started when the first submission was begun
   * @param finished when the last one was graded; null while that is to come
   */
  public record Conditions(
      String course,
      long seed,
      String java,
      String redis,
      Isolation isolation,
      int secondsPerCriterion,
      Instant started,
      Instant finished) {}

  /**
   * An exercise as the catalogue describes it.
   *
   * @param id {@code boss-battle}
   * @param lesson {@code lesson01-basics}
   * @param title a few words
   * @param maximum the points that it is worth
   * @param difficulty 1 to 5
   * @param criteria how many it has
   */
  public record GradedExercise(
      String id, String lesson, String title, int maximum, int difficulty, int criteria) {}

  /** The points that all exercises are worth. */
  public int maximum() {
    return exercises.stream().mapToInt(GradedExercise::maximum).sum();
  }

  /** The exercise with this id. */
  public Optional<GradedExercise> exercise(String id) {
    return exercises.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
  }
}
