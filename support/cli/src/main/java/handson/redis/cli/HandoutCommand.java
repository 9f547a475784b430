package handson.redis.cli;

import handson.redis.cli.handout.Handout;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the course as an instructor gives it to trainees. */
@Command(
    name = "handout",
    description = "The course for trainees: without references, decoys and solutions.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The exercises are the stubs, whatever they hold here.",
      "",
      "Example: ./course handout ../redis-course"
    })
final class HandoutCommand implements Callable<Integer> {
  private static final String IN_PROGRESS = ".handout-in-progress";

  private final Desk desk;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "OUT", description = "a folder that is empty or does not exist yet")
  private Path out;

  HandoutCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() throws IOException {
    Handout handout = new Handout(desk.home(), desk.catalogue());
    Path target = out.toAbsolutePath().normalize();
    boolean isNew = claim(handout, target);
    int files = write(handout, target, isNew);
    handout.slips(target).forEach(spec.commandLine().getErr()::println);
    desk.out().printf("The course for trainees is in%n  %s%n", target);
    desk.out().printf("%d files; no references, no decoys, every exercise is its stub.%n", files);
    desk.out().printf("%nTry it:%n  cd %s%n  ./course run 01%n", quoted(target));
    return 0;
  }

  /** Writes all of it, or after a failure or Ctrl-C nothing. */
  private static int write(Handout handout, Path target, boolean isNew) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread writer = Thread.currentThread();
    Thread onInterrupt = new Thread(() -> stop(writer, ended), "course-handout-end");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      int files = handout.write(target);
      Files.delete(target.resolve(IN_PROGRESS));
      return files;
    } catch (IOException e) {
      delete(target, isNew);
      throw new SetupException(
          "The handout could not be written to %s (%s); nothing is left of it."
              .formatted(target, e),
          e);
    } catch (RuntimeException e) {
      delete(target, isNew);
      throw e;
    } finally {
      ended.countDown();
      removeQuietly(onInterrupt);
    }
  }

  private static void stop(Thread writer, CountDownLatch ended) {
    writer.interrupt();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeQuietly(Thread onInterrupt) {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // It is what ends this run.
    }
  }

  /**
   * Makes the folder ours.
   *
   * @return whether it did not exist
   */
  private boolean claim(Handout handout, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new SetupException("There is no folder %s; make it first.".formatted(parent));
    }
    Path real = Files.exists(target)
        ? target.toRealPath()
        : parent.toRealPath().resolve(target.getFileName());
    for (Path folder : handout.folders()) {
      if (real.startsWith(desk.home().toRealPath().resolve(folder))) {
        throw new SetupException("%s is inside %s, which is copied; name a folder outside of it."
            .formatted(out, folder));
      }
    }
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new SetupException(
          "%s is not empty; name a folder that is empty or does not exist yet.".formatted(out));
    }
    try {
      boolean isNew = !Files.exists(target);
      Files.createDirectories(target);
      Files.createFile(target.resolve(IN_PROGRESS));
      return isNew;
    } catch (FileAlreadyExistsException e) {
      throw new SetupException("Another handout is being written to %s.".formatted(out), e);
    } catch (IOException e) {
      throw new SetupException("%s cannot be written (%s).".formatted(out, e), e);
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path target, boolean withFolder) {
    List<Path> made;
    try (Stream<Path> files = Files.walk(target)) {
      made = files.sorted(Comparator.reverseOrder()).toList();
      for (Path path : made) {
        if (withFolder || !path.equals(target)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      // What made this necessary is reported.
    }
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
