package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exercise in a checkout: the trainee's file, beside the stub that it started from.
 *
 * @param home the checkout
 */
record Exercise(Path home, Lesson lesson, Topic topic) {

  /** How far the trainee is. */
  enum State {
    /** The file is the stub. */
    UNTOUCHED,
    /** The file was changed since it was the stub, or since it was right. */
    STARTED,
    /** The file is as it was when every criterion was met. */
    SOLVED,
    /** There is no file. */
    MISSING
  }

  String id() {
    return topic.id();
  }

  /** The trainee's source file. */
  Path file() {
    return home.resolve(lesson.id()).resolve("src/main/java").resolve(topic.exerciseFile());
  }

  /** The source file as a trainee types it, relative to the checkout. */
  Path shownFile() {
    return home.relativize(file());
  }

  /** The file as the course ships it. */
  Path stub() {
    return home.resolve(lesson.id()).resolve("src/stubs").resolve(topic.exerciseFile());
  }

  /**
   * The source file of a reference.
   *
   * @param client {@code jedis}, {@code lettuce} or {@code redisson}
   */
  Path reference(String client) {
    String name = Implementation.className(topic.contract(), client);
    return home.resolve(lesson.id())
        .resolve("src/main/java")
        .resolve(name.replace('.', '/') + ".java");
  }

  /** Files beside the exercises that belong to none of them: classes that a trainee added. */
  List<Path> companions() {
    List<Path> exercises = lesson.exercises().stream()
        .map(other -> new Exercise(home, lesson, other).file())
        .toList();
    try (Stream<Path> files = Files.list(file().getParent())) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          // Editors keep locks and backups beside a file.
          .filter(path ->
              Files.isRegularFile(path) && !path.getFileName().toString().startsWith("."))
          .filter(path -> !exercises.contains(path))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  State state(Progress progress) {
    if (!Files.isRegularFile(file())) {
      return State.MISSING;
    }
    try {
      if (progress.isSolved(id(), contentHash())) {
        return State.SOLVED;
      }
      return isUntouched() ? State.UNTOUCHED : State.STARTED;
    } catch (UncheckedIOException e) {
      // An editor replaces it at this moment.
      return State.MISSING;
    }
  }

  /** SHA-256 of the trainee's file. */
  String contentHash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** Whether the file is the stub, byte by byte. */
  boolean isUntouched() {
    try {
      return Files.exists(stub()) && Files.mismatch(file(), stub()) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
