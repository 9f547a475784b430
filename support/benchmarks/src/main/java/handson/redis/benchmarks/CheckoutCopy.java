package handson.redis.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.stream.Stream;

/** The course's sources in a folder of their own, with one exercise solved: nobody's work is touched. */
record CheckoutCopy(Path folder) implements AutoCloseable {
  static final String EXERCISE = "boss-battle";

  private static final Path FILE = Path.of(
      "lesson01-basics/src/main/java/handson/redis/basics/exercise/BossBattleExercise.java");

  static CheckoutCopy of(Path home) throws IOException {
    Path folder = Files.createTempDirectory("bench-course");
    Files.walkFileTree(home, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
          throws IOException {
        String name = from.getFileName().toString();
        if (!from.equals(home) && (name.startsWith(".") || name.equals("target"))) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(folder.resolve(home.relativize(from)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
          throws IOException {
        Files.copy(from, folder.resolve(home.relativize(from)));
        return FileVisitResult.CONTINUE;
      }
    });
    CheckoutCopy copy = new CheckoutCopy(folder);
    copy.solve(folder);
    return copy;
  }

  /** Writes the solved exercise into a checkout, or into a submission that holds nothing else. */
  void solve(Path checkout) throws IOException {
    try (InputStream solved =
        CheckoutCopy.class.getResourceAsStream("BossBattleExercise.java.txt")) {
      Path file = checkout.resolve(FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, new String(solved.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
