package handson.redis.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All exercises solved: each is the reference of one of the three clients, as a trainee would write
 * it.
 *
 * @param checkout where the references are
 */
record WholeSubmission(Path checkout) {
  private static final String SOURCES = "src/main/java";
  private static final String STUBS = "src/stubs";
  private static final String END = "Exercise.java";
  private static final List<String> CLIENTS = List.of("Jedis", "Lettuce", "Redisson");

  /**
   * Writes one.
   *
   * @param folder may hold nothing else, or be a checkout
   * @param version stands in each text, and says whose client is taken
   */
  void write(Path folder, int version) throws IOException {
    int number = version;
    for (Path stub : stubs()) {
      Path lesson = checkout.relativize(stub).getName(0);
      Path exercise = checkout.resolve(lesson).resolve(STUBS).relativize(stub);
      String client = CLIENTS.get(number++ % CLIENTS.size());
      String name = name(stub);
      Path reference = checkout
          .resolve(lesson)
          .resolve(SOURCES)
          .resolve(exercise)
          .getParent()
          .resolveSibling(client.toLowerCase(Locale.ROOT))
          .resolve(client + name + ".java");
      String text = Files.readString(reference)
          .replaceFirst("(?m)^(package .*)\\.\\w+;", "$1.exercise;")
          .replaceAll("\\b" + client + name + "\\b", name + "Exercise");
      Path file = folder.resolve(lesson).resolve(SOURCES).resolve(exercise);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "// version " + version + "\n");
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
            .map(lesson -> lesson.resolve(STUBS))
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
