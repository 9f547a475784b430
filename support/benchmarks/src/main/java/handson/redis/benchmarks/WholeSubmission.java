package handson.redis.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All exercises solved: each is the reference of one of the three clients, as a trainee would write
 * it.
 *
 * @param checkout where the references are
 */
record WholeSubmission(Path checkout) {
  private static final String END = "Exercise.java";
  private static final List<String> CLIENTS = List.of("Jedis", "Lettuce", "Redisson");

  /**
   * Writes one.
   *
   * @param folder may hold nothing else, or be a checkout
   * @param version stands in each text, and says whose client is taken
   */
  void write(Path folder, int version) throws IOException {
    int turn = version;
    for (Path stub : stubs()) {
      Path lesson = checkout.relativize(stub).getName(0);
      Path stubs = checkout.resolve(lesson).resolve(CheckoutCopy.STUBS);
      Path exercise = lesson.resolve(CheckoutCopy.SOURCES).resolve(stubs.relativize(stub));
      Path file = folder.resolve(exercise);
      Files.createDirectories(file.getParent());
      Path home = checkout.resolve(exercise).getParent();
      Files.writeString(file, solution(home, name(stub), turn++) + "// version " + version + "\n");
    }
  }

  /** With the client whose turn it is, or the next one whose reference is a file by itself. */
  private static String solution(Path exercises, String name, int turn) throws IOException {
    for (int i = turn; i < turn + CLIENTS.size(); i++) {
      String client = CLIENTS.get(i % CLIENTS.size());
      Path references = exercises.resolveSibling(client.toLowerCase(Locale.ROOT));
      String reference = client + name;
      String text = Files.readString(references.resolve(reference + ".java"));
      if (isAlone(text, references, reference)) {
        return text.replaceFirst("(?m)^(package .*)\\.\\w+;", "$1.exercise;")
            .replaceAll("\\b" + reference + "\\b", name + "Exercise");
      }
    }
    throw new IOException("Each reference of " + name + " needs another class of its package.");
  }

  private static boolean isAlone(String text, Path references, String reference)
      throws IOException {
    Set<String> words = new HashSet<>(List.of(text.split("\\W+")));
    try (Stream<Path> files = Files.list(references)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .noneMatch(other -> !other.equals(reference) && words.contains(other));
    }
  }

  /** The lessons that have exercises. */
  List<String> lessons() throws IOException {
    return stubs().stream()
        .map(stub -> checkout.relativize(stub).getName(0).toString())
        .distinct()
        .toList();
  }

  /** The names of the exercises' grading tests. */
  List<String> tests() throws IOException {
    return stubs().stream().map(stub -> name(stub) + "Test").toList();
  }

  private static String name(Path stub) {
    String file = stub.getFileName().toString();
    return file.substring(0, file.length() - END.length());
  }

  private List<Path> stubs() throws IOException {
    try (Stream<Path> lessons = Files.list(checkout);
        Stream<Path> files = lessons
            .map(lesson -> lesson.resolve(CheckoutCopy.STUBS))
            .filter(Files::isDirectory)
            .flatMap(WholeSubmission::walk)) {
      return files.filter(file -> file.toString().endsWith(END)).sorted().toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
