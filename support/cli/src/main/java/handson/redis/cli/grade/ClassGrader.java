package handson.redis.cli.grade;

import handson.redis.kit.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Grades a class: every submission in a folder, several at a time, each by itself. */
public final class ClassGrader {
  private final Path home;
  private final Catalogue catalogue;
  private final Assignment assignment;
  private final Progress progress;

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
    Thread onExit = new Thread(() -> Folders.delete(temporary), "course-grade-clean");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      Optional<Path> archive = new ClassArchive(home, catalogue, library, temporary).file();
      Site site = new Site(found.confinement(), library, temporary, archive);
      OpenGradebook book =
          OpenGradebook.of(assignment, catalogue, library.digest(), found.isolation());
      grade(submissions, site, book);
      return book.finish();
    } catch (RuntimeException e) {
      if (onExit.getState() != Thread.State.NEW) {
        awaitEnd();
      }
      throw e;
    } finally {
      Folders.delete(temporary);
      forget(onExit);
    }
  }

  /** After Ctrl-C all that is used here is taken away, and that is nothing to complain about. */
  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  private static void forget(Thread onExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // It runs already, after Ctrl-C.
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("course-grade").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void grade(List<Submission> submissions, Site site, OpenGradebook book) {
    BlockingQueue<Submission> queue = new LinkedBlockingQueue<>(submissions);
    progress.graded(0, submissions.size(), null);
    ExecutorService threads = Executors.newFixedThreadPool(assignment.jobs());
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < assignment.jobs(); i++) {
        workers.add(threads.submit(() -> {
          work(queue, submissions.size(), site, book);
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

  private void work(BlockingQueue<Submission> queue, int all, Site site, OpenGradebook book)
      throws InterruptedException {
    try (SubmissionGrader grader = new SubmissionGrader(home, catalogue, assignment, site, book)) {
      for (Submission next = queue.poll(); next != null; next = queue.poll()) {
        TraineeGrade grade = grader.grade(next);
        synchronized (book) {
          progress.graded(book.enter(grade), all, grade);
        }
      }
    }
  }
}
