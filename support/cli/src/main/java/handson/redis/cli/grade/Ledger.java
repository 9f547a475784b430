package handson.redis.cli.grade;

import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.kit.Topic;
import handson.redis.testing.Grading.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of one exercise while it is graded. Only what is entered here counts. */
final class Ledger {
  /** After so many JVMs that it took with it, its further criteria are not run. */
  private static final int MOST_LOST = 2;

  private final Topic topic;
  private final Map<String, byte[]> classes;
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final Map<String, CriterionGrade> found = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private Verdict verdict;
  private String running;
  private long runningSince;
  private long milliseconds;
  private int lost;

  /**
   * @param asked all criteria, in their order
   * @param classes what is to run
   */
  Ledger(Topic topic, List<Asked> asked, Map<String, byte[]> classes) {
    this.topic = topic;
    this.classes = Map.copyOf(classes);
    asked.forEach(criterion -> this.asked.put(criterion.method(), criterion));
  }

  String exercise() {
    return topic.id();
  }

  /** Whether there is something to run. */
  boolean isOpen() {
    return verdict == null && !open().isEmpty();
  }

  private List<String> open() {
    return asked.keySet().stream().filter(method -> !found.containsKey(method)).toList();
  }

  /** What a child is to do for it. */
  Orders.Work work() {
    return new Orders.Work(exercise(), classes, open());
  }

  /**
   * A criterion begins.
   *
   * @return whether it may: it is asked, has no outcome yet, and no other one runs
   */
  boolean start(String criterion) {
    if (running != null || !open().contains(criterion)) {
      return false;
    }
    running = criterion;
    runningSince = System.nanoTime();
    return true;
  }

  /**
   * The running criterion has an outcome.
   *
   * @return whether it may have
   */
  boolean finish(String criterion, Outcome outcome, String text, List<String> received) {
    if (!criterion.equals(running)) {
      return false;
    }
    enter(criterion, outcome, text, received);
    running = null;
    return true;
  }

  /** The child is lost to this exercise: to the criterion that runs, else to the next one. */
  void lose(Outcome outcome, String text) {
    if (isOpen()) {
      if (running == null) {
        runningSince = System.nanoTime();
      }
      enter(running == null ? open().get(0) : running, outcome, text, List.of());
      running = null;
    }
    lost++;
    if (lost >= MOST_LOST) {
      endUnrun("Not run: the code had ended the run %d times by then.".formatted(lost));
    }
  }

  /** A JVM cannot go on with its further criteria, and another one will. */
  void wear() {
    running = null;
    lost++;
    if (lost >= MOST_LOST) {
      endUnrun("Not run: what ran before it left Redis or Java unusable.");
    }
  }

  /** Its further criteria will not be run. */
  void endUnrun(String why) {
    running = null;
    open().forEach(criterion -> {
      runningSince = System.nanoTime();
      enter(criterion, Outcome.NOT_RUN, why, List.of());
    });
  }

  /** No criterion says what the matter is. */
  void decide(Verdict newVerdict, String message) {
    verdict = newVerdict;
    remark(message);
    endUnrun(null);
  }

  /** Something for the trainee to read that changes no verdict. */
  void remark(String text) {
    if (text != null && !remarks.contains(text)) {
      remarks.add(text);
    }
  }

  private void enter(String criterion, Outcome outcome, String text, List<String> received) {
    Asked words = asked.get(criterion);
    long millis = (System.nanoTime() - runningSince) / 1_000_000;
    milliseconds += millis;
    boolean met = outcome == Outcome.PASSED;
    found.put(
        criterion,
        new CriterionGrade(
            criterion,
            words.words(),
            outcome,
            met ? null : text,
            words.why(),
            met ? List.of() : received,
            words.tryIt(),
            millis));
  }

  /** What it is worth, when nothing is open any more. */
  ExerciseGrade grade() {
    List<CriterionGrade> criteria = asked.keySet().stream()
        .map(found::get)
        .map(Optional::ofNullable)
        .map(Optional::orElseThrow)
        .toList();
    String message = remarks.isEmpty() ? null : String.join(" ", remarks);
    ExerciseGrade grade = new ExerciseGrade(
        exercise(), Verdict.NOT_GRADED, 0, topic.points(), message, criteria, milliseconds);
    int points = grade.counted() == 0 ? 0 : (int) (topic.points() * grade.met() / grade.counted());
    return new ExerciseGrade(
        exercise(),
        verdict == null ? verdict(grade) : verdict,
        verdict == null ? points : 0,
        topic.points(),
        message,
        criteria,
        milliseconds);
  }

  private static Verdict verdict(ExerciseGrade grade) {
    List<Outcome> open = grade.criteria().stream()
        .map(CriterionGrade::outcome)
        .filter(outcome -> outcome != Outcome.PASSED && outcome != Outcome.SKIPPED)
        .toList();
    if (open.isEmpty()) {
      return grade.met() > 0 ? Verdict.PASSED : Verdict.NOT_GRADED;
    }
    // What stopped the run says more than what failed before.
    if (open.contains(Outcome.MEMORY)) {
      return Verdict.MEMORY;
    }
    if (open.contains(Outcome.TIMEOUT)) {
      return Verdict.TIMEOUT;
    }
    if (open.contains(Outcome.CRASHED)) {
      return Verdict.CRASHED;
    }
    boolean notDone = open.stream().allMatch(outcome -> outcome == Outcome.NOT_DONE);
    return notDone ? Verdict.NOT_DONE : Verdict.FAILED;
  }
}
