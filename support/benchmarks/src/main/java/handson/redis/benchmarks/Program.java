package handson.redis.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that is started to see what it takes.
 *
 * @param folder where it runs
 * @param words its command line
 */
record Program(Path folder, List<String> words) {
  /** The options of the launcher {@code course}: for programs that live for seconds. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable");

  /** A class of this class path, in a JVM of its own. */
  static Program java(String main, List<String> options, String... words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(QUICK_START);
    line.add("--enable-native-access=ALL-UNNAMED");
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    line.addAll(Arrays.asList(words));
    return new Program(Path.of("").toAbsolutePath(), line);
  }

  /**
   * What it said, and when.
   *
   * @param millis from before the start to a line that begins with the word, or to the end
   * @param lines all that it wrote
   */
  record Said(double millis, List<String> lines) {}

  /**
   * Runs it to its end.
   *
   * @param word empty for the end
   * @throws IOException also where it ends with a code other than 0, or never says the word
   */
  Said run(Optional<String> word) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process = start();
    process.getOutputStream().close();
    List<String> lines = new ArrayList<>();
    long said = 0;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (said == 0 && word.filter(line::startsWith).isPresent()) {
          said = System.nanoTime();
        }
      }
      int code = process.waitFor();
      if (word.isEmpty()) {
        said = System.nanoTime();
      }
      if (code != 0 || said == 0) {
        throw new IOException("%s ended with code %d and said: %s"
            .formatted(words.get(0), code, String.join(" | ", lines)));
      }
    } finally {
      process.destroy();
    }
    return new Said((said - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1), lines);
  }

  /** Starts it; what it writes, errors too, is the process' output. */
  Process start() throws IOException {
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
