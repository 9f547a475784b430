package handson.redis.cli.grade;

import java.util.List;
import java.util.Optional;

/**
 * What one submission is worth.
 *
 * @param name the trainee: the folder's name, or the zip's without its ending
 * @param submission the folder's or zip's name
 * @param digest SHA-256 of what was taken, and of why the rest was not: another one means that the
 *     submission is another
 * @param problem why nothing of it could be read; null where it could
 * @param files what it holds beside the course's own files, by path; at most {@link
 *     SubmittedFile#MOST}
 * @param otherFiles how many more there were
 * @param exercises one for each that was graded, in the order of the course
 * @param milliseconds how long grading took
 */
public record TraineeGrade(
    String name,
    String submission,
    String digest,
    String problem,
    List<SubmittedFile> files,
    int otherFiles,
    List<ExerciseGrade> exercises,
    long milliseconds) {

  /** The points of all exercises. */
  public int points() {
    return exercises.stream().mapToInt(ExerciseGrade::points).sum();
  }

  /** The points that all exercises are worth. */
  public int maximum() {
    return exercises.stream().mapToInt(ExerciseGrade::maximum).sum();
  }

  /** The grade of the exercise with this id. */
  public Optional<ExerciseGrade> exercise(String id) {
    return exercises.stream().filter(grade -> grade.exercise().equals(id)).findFirst();
  }

  /** Whether a person has to look at it, as a program should not decide it alone. */
  public boolean needsLook() {
    return exercises.stream().anyMatch(grade -> grade.verdict().needsLook());
  }
}
