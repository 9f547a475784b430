package handson.redis.cli.grade;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook.Conditions;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Topic;
import handson.redis.testing.Grading;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The gradebook while a class is graded: on the disk after each submission. */
final class OpenGradebook {
  private final GradebookFile file;
  private final Map<String, TraineeGrade> before = new TreeMap<>();
  private final Map<String, TraineeGrade> graded = new TreeMap<>();
  private Gradebook book;

  private OpenGradebook(GradebookFile file, Gradebook book) {
    this.file = file;
    this.book = book;
  }

  /**
   * Opens the one that is there, where its grades can stand beside new ones, else a new one.
   *
   * @param course the digest of the course's classes
   */
  static OpenGradebook of(
      Assignment assignment, Catalogue catalogue, String course, Isolation isolation) {
    GradebookFile file = new GradebookFile(assignment.out());
    Optional<Gradebook> last = assignment.again() ? Optional.empty() : file.read();
    long seed = assignment
        .seed()
        .orElseGet(() -> last.map(book -> book.conditions().seed())
            .orElseGet(() -> new SecureRandom().nextLong() >>> 40));
    Conditions conditions = new Conditions(
        course.substring(0, 12),
        seed,
        Runtime.version().toString(),
        EmbeddedRedis.VERSION,
        isolation,
        assignment.secondsPerCriterion(),
        Instant.now(),
        null);
    List<GradedExercise> exercises =
        assignment.topics().stream().map(topic -> exercise(topic, catalogue)).toList();
    OpenGradebook open =
        new OpenGradebook(file, new Gradebook(Gradebook.FORMAT, conditions, exercises, List.of()));
    last.filter(book -> isComparable(book, open.book))
        .ifPresent(book -> book.trainees().forEach(t -> open.before.put(t.name(), t)));
    return open;
  }

  private static GradedExercise exercise(Topic topic, Catalogue catalogue) {
    return new GradedExercise(
        topic.id(),
        catalogue.lessonOf(topic).id(),
        topic.title(),
        topic.points(),
        topic.difficulty(),
        Grading.criteria(topic.contract()).size());
  }

  /** Whether grades of the one are grades of the other. */
  private static boolean isComparable(Gradebook last, Gradebook next) {
    Conditions a = last.conditions();
    Conditions b = next.conditions();
    return a.course().equals(b.course())
        && a.seed() == b.seed()
        && a.java().equals(b.java())
        && a.redis().equals(b.redis())
        && a.secondsPerCriterion() == b.secondsPerCriterion()
        && last.exercises().equals(next.exercises());
  }

  /** Where the tests take names and numbers from. */
  long seed() {
    return book.conditions().seed();
  }

  /** The trainee's grade of the last run, where the same was handed in and all of it graded. */
  Optional<TraineeGrade> known(String trainee, String digest) {
    return Optional.ofNullable(before.get(trainee))
        .filter(grade -> grade.digest().equals(digest))
        .filter(
            grade -> grade.exercises().stream().noneMatch(g -> g.verdict() == Verdict.NOT_GRADED));
  }

  /**
   * Writes a grade down.
   *
   * @return how many there are now
   */
  synchronized int enter(TraineeGrade trainee) {
    graded.put(trainee.name(), trainee);
    write(book.conditions());
    return graded.size();
  }

  /** Writes the hour down. */
  synchronized Gradebook finish() {
    Conditions last = book.conditions();
    write(new Conditions(
        last.course(),
        last.seed(),
        last.java(),
        last.redis(),
        last.isolation(),
        last.secondsPerCriterion(),
        last.started(),
        Instant.now()));
    return book;
  }

  private void write(Conditions conditions) {
    book = new Gradebook(book.format(), conditions, book.exercises(), List.copyOf(graded.values()));
    file.write(book);
  }
}
