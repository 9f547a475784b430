package handson.redis.cli.grade;

import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook.Conditions;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Topic;
import handson.redis.testing.Grading;
import handson.redis.testing.Grading.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Grades a class: every submission in a folder, several at a time, each by itself. */
public final class ClassGrader {
  private static final Duration COMPILING = Duration.ofSeconds(60);

  private final Path home;
  private final Catalogue catalogue;
  private final Assignment assignment;
  private final Progress progress;
  private final GradebookFile file;
  private final Map<String, TraineeGrade> graded = new TreeMap<>();
  private Gradebook book;

  /**
   * What is to be done.
   *
   * @param submissions holds a folder or a zip for each trainee
   * @param out where {@code grades.json} goes, and comes from where a run was interrupted
   * @param topics what is graded
   * @param jobs how many submissions at a time
   * @param secondsPerCriterion what a criterion is given
   * @param seed empty takes that of the gradebook in {@code out}, else a new one
   * @param isolation empty takes the strongest that works
   * @param requireSandbox whether a plain process is not enough
   * @param allowRoot whether a plain process may be root's
   * @param again whether to grade what is graded already too
   * @param gate whether what is not allowed is rejected; only tests of what stands behind go without
   */
  public record Assignment(
      Path submissions,
      Path out,
      List<Topic> topics,
      int jobs,
      int secondsPerCriterion,
      OptionalLong seed,
      Optional<Isolation.Kind> isolation,
      boolean requireSandbox,
      boolean allowRoot,
      boolean again,
      boolean gate) {}

  /** Is told how far the grader is, by several threads one after the other. */
  public interface Progress {
    /**
     * @param done how many submissions are graded
     * @param all how many there are
     * @param trainee whose grade is the newest; null where the work begins
     */
    void graded(int done, int all, TraineeGrade trainee);
  }

  /**
   * @param home the checkout
   */
  public ClassGrader(Path home, Catalogue catalogue, Assignment assignment, Progress progress) {
    this.home = home.toAbsolutePath().normalize();
    this.catalogue = catalogue;
    this.assignment = assignment;
    this.progress = progress;
    this.file = new GradebookFile(assignment.out());
  }

  /**
   * Grades what is not graded yet. The gradebook is on the disk after each submission.
   *
   * @throws handson.redis.kit.SetupException where there is nothing to grade, or no isolation
   */
  public Gradebook grade() {
    List<Submission> submissions = Submission.in(assignment.submissions());
    CourseLibrary library = CourseLibrary.in(home.resolve(".course").resolve("grading"));
    Isolations.Found found = new Isolations()
        .find(
            assignment.isolation(),
            assignment.requireSandbox(),
            assignment.allowRoot(),
            List.of(library.folder().getParent()));
    Path temporary = temporary();
    try {
      Optional<Path> archive = new ClassArchive(home, catalogue, library, temporary).file();
      Site site = new Site(found.confinement(), library, temporary, archive);
      begin(found.isolation(), library);
      grade(submissions, site);
      return finish();
    } finally {
      Folders.delete(temporary);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("course-grade").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(Isolation isolation, CourseLibrary library) {
    Optional<Gradebook> before = assignment.again() ? Optional.empty() : file.read();
    long seed = assignment
        .seed()
        .orElseGet(() -> before
            .map(last -> last.conditions().seed())
            .orElseGet(() -> new SecureRandom().nextLong() >>> 40));
    Conditions conditions = new Conditions(
        library.digest().substring(0, 12),
        seed,
        Runtime.version().toString(),
        EmbeddedRedis.VERSION,
        isolation,
        assignment.secondsPerCriterion(),
        Instant.now(),
        null);
    List<GradedExercise> exercises = assignment.topics().stream()
        .map(topic -> new GradedExercise(
            topic.id(),
            catalogue.lessonOf(topic).id(),
            topic.title(),
            topic.points(),
            topic.difficulty(),
            Grading.criteria(topic.contract()).size()))
        .toList();
    book = new Gradebook(Gradebook.FORMAT, conditions, exercises, List.of());
    before
        .filter(last -> isComparable(last, book))
        .ifPresent(last -> last.trainees().forEach(t -> graded.put(t.name(), t)));
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

  private void grade(List<Submission> submissions, Site site) {
    graded.keySet().retainAll(submissions.stream().map(Submission::trainee).toList());
    Map<String, TraineeGrade> before = new TreeMap<>(graded);
    graded.clear();
    BlockingQueue<Submission> queue = new LinkedBlockingQueue<>(submissions);
    progress.graded(0, submissions.size(), null);
    ExecutorService threads = Executors.newFixedThreadPool(assignment.jobs());
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < assignment.jobs(); i++) {
        workers.add(threads.submit(() -> {
          work(queue, before, submissions.size(), site);
          return null;
        }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while grading.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(
      BlockingQueue<Submission> queue, Map<String, TraineeGrade> before, int all, Site site)
      throws InterruptedException {
    Intake intake = new Intake(home, catalogue, assignment.topics());
    Gate gate = new Gate();
    try (CompilerProcess compiler = new CompilerProcess(site, COMPILING)) {
      for (Submission next = queue.poll(); next != null; next = queue.poll()) {
        Intake.Taken taken = intake.take(next);
        String digest = digest(taken);
        TraineeGrade known = before.get(next.trainee());
        boolean reused = known != null
            && known.digest().equals(digest)
            && known.exercises().stream().noneMatch(g -> g.verdict() == Verdict.NOT_GRADED);
        enter(reused ? known : grade(next, taken, digest, compiler, gate, site), all);
      }
    }
  }

  private TraineeGrade grade(
      Submission submission,
      Intake.Taken taken,
      String digest,
      CompilerProcess compiler,
      Gate gate,
      Site site)
      throws InterruptedException {
    long start = System.nanoTime();
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
      ledgers.add(ledger(topic, taken.exercises().get(topic.id()), compiled.get(topic), gate));
    }
    new SubmissionRun(
            site,
            book.conditions().seed(),
            Duration.ofSeconds(assignment.secondsPerCriterion()),
            ledgers)
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

  private Ledger ledger(Topic topic, Intake.Source source, Compilation.Result compiled, Gate gate) {
    List<Asked> asked = Grading.criteria(topic.contract());
    Ledger ledger = new Ledger(topic, asked, compiled == null ? Map.of() : compiled.classes());
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

  private synchronized void enter(TraineeGrade trainee, int all) {
    graded.put(trainee.name(), trainee);
    book = new Gradebook(
        book.format(), book.conditions(), book.exercises(), List.copyOf(graded.values()));
    file.write(book);
    progress.graded(graded.size(), all, trainee);
  }

  private synchronized Gradebook finish() {
    Conditions last = book.conditions();
    book = new Gradebook(
        book.format(),
        new Conditions(
            last.course(),
            last.seed(),
            last.java(),
            last.redis(),
            last.isolation(),
            last.secondsPerCriterion(),
            last.started(),
            Instant.now()),
        book.exercises(),
        book.trainees());
    file.write(book);
    return book;
  }
}
