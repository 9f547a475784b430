package handson.redis.cli.grade;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.kit.Catalogue;
import handson.redis.kit.Topic;
import handson.redis.testing.Grading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grades one submission after the other, by one thread; its compiler stays warm meanwhile. */
final class SubmissionGrader implements AutoCloseable {
  private static final Duration COMPILING = Duration.ofSeconds(60);

  private final Assignment assignment;
  private final Site site;
  private final OpenGradebook book;
  private final Intake intake;
  private final Gate gate = new Gate();
  private final CompilerProcess compiler;

  /**
   * @param home the checkout
   * @param book knows what was graded before
   */
  SubmissionGrader(
      Path home, Catalogue catalogue, Assignment assignment, Site site, OpenGradebook book) {
    this.assignment = assignment;
    this.site = site;
    this.book = book;
    this.intake = new Intake(home, catalogue, assignment.topics());
    this.compiler = new CompilerProcess(site, COMPILING);
  }

  /** The grade that is known already, else a new one. */
  TraineeGrade grade(Submission submission) throws InterruptedException {
    Intake.Taken taken = intake.take(submission);
    String digest = digest(taken);
    TraineeGrade known = book.known(submission.trainee(), digest).orElse(null);
    return known == null ? grade(submission, taken, digest) : known;
  }

  private TraineeGrade grade(Submission submission, Intake.Taken taken, String digest)
      throws InterruptedException {
    long start = System.nanoTime();
    List<Ledger> ledgers = ledgers(taken);
    new SubmissionRun(
            site, book.seed(), Duration.ofSeconds(assignment.secondsPerCriterion()), ledgers)
        .run();
    return new TraineeGrade(
        submission.trainee(),
        submission.path().getFileName().toString(),
        digest,
        taken.problem(),
        taken.files(),
        taken.otherFiles(),
        ledgers.stream().map(Ledger::grade).toList(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private List<Ledger> ledgers(Intake.Taken taken) {
    Map<Topic, String> sources = new LinkedHashMap<>();
    assignment.topics().forEach(topic -> {
      String text = taken.exercises().get(topic.id()).text();
      if (text != null) {
        sources.put(topic, text);
      }
    });
    Map<Topic, Compilation.Result> compiled = new Compilation(compiler).compile(sources);
    List<Ledger> ledgers = new ArrayList<>();
    for (Topic topic : assignment.topics()) {
      ledgers.add(ledger(topic, taken.exercises().get(topic.id()), compiled.get(topic)));
    }
    return ledgers;
  }

  private Ledger ledger(Topic topic, Intake.Source source, Compilation.Result compiled) {
    Ledger ledger = new Ledger(
        topic,
        Grading.criteria(topic.contract()),
        compiled == null ? Map.of() : compiled.classes());
    if (source.verdict() != null) {
      ledger.decide(source.verdict(), source.message());
    } else if (!compiled.errors().isEmpty()) {
      ledger.decide(Verdict.NOT_COMPILED, String.join("\n", compiled.errors()));
    } else if (assignment.gate()) {
      List<Breach> breaches = gate.breaches(topic, compiled.classes());
      if (!breaches.isEmpty()) {
        ledger.decide(
            Verdict.REJECTED,
            "A solution does not need this, so it was not run; a person has to look at it.\n"
                + String.join(
                    "\n", breaches.stream().map(Breach::toString).limit(10).toList()));
      }
    }
    return ledger;
  }

  private static String digest(Intake.Taken taken) {
    Digest digest = new Digest().add(taken.problem());
    taken
        .exercises()
        .forEach((exercise, source) -> digest
            .add(exercise)
            .add(String.valueOf(source.verdict()))
            .add(source.message())
            .add(source.text()));
    taken.files().forEach(file -> digest.add(file.toString()));
    return digest.add(Integer.toString(taken.otherFiles())).hex();
  }

  @Override
  public void close() {
    compiler.close();
  }
}
