package handson.redis.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The course's sources in a folder of their own, so that nobody's work is touched. The exercises
 * are as the course ships them, whatever somebody has made of them. One of them is saved again and
 * again.
 */
final class CheckoutCopy {
  static final String EXERCISE = "boss-battle";

  /** Where a lesson has its sources, the trainee's exercises too. */
  static final String SOURCES = "src/main/java";

  /** Where it has the exercises as the course ships them. */
  static final String STUBS = "src/stubs";

  private static final Path LESSON = Path.of("lesson01-basics");
  private static final Path FILE = Path.of("handson/redis/basics/exercise/BossBattleExercise.java");

  private final Path folder;
  private int version;

  private CheckoutCopy(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies a checkout.
   *
   * @param folder what there is of it is written over
   */
  static CheckoutCopy of(Path home, Path folder) throws IOException {
    copy(home, folder);
    try (Stream<Path> modules = Files.list(folder)) {
      List<Path> lessons =
          modules.filter(module -> Files.isDirectory(module.resolve(STUBS))).toList();
      for (Path lesson : lessons) {
        copy(lesson.resolve(STUBS), lesson.resolve(SOURCES));
      }
    }
    return new CheckoutCopy(folder);
  }

  private static void copy(Path root, Path to) throws IOException {
    PathMatcher exercises =
        root.getFileSystem().getPathMatcher("glob:**/" + SOURCES + "/**/exercise");
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
          throws IOException {
        String name = from.getFileName().toString();
        if (!from.equals(root)
            && (name.startsWith(".") || name.equals("target") || exercises.matches(from))) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(to.resolve(root.relativize(from)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
          throws IOException {
        Files.copy(from, to.resolve(root.relativize(from)), StandardCopyOption.REPLACE_EXISTING);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  Path folder() {
    return folder;
  }

  /** The exercise as the course ships it. */
  void reset() throws IOException {
    Path lesson = folder.resolve(LESSON);
    Files.copy(
        lesson.resolve(STUBS).resolve(FILE),
        lesson.resolve(SOURCES).resolve(FILE),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Saves the exercise solved, another text each time. */
  void solve() throws IOException {
    version++;
    solve(folder, version);
  }

  /**
   * Writes the solved exercise into a folder that may hold nothing else: a submission.
   *
   * @param version stands in the text
   */
  static void solve(Path checkout, int version) throws IOException {
    Path file = checkout.resolve(LESSON).resolve(SOURCES).resolve(FILE);
    Files.createDirectories(file.getParent());
    try (InputStream solved =
        CheckoutCopy.class.getResourceAsStream("BossBattleExercise.java.txt")) {
      String text = new String(solved.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text + "// version " + version + "\n");
    }
  }
}
