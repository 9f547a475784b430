package handson.redis.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Measures in a JVM of its own: the tool's is told to start quickly, and never compiles what it
 * runs as well as Java can.
 */
@Command(
    name = "bench",
    description = "Measures what Redis costs in Java, side by side.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "It needs a quiet machine, and a Redis with jemalloc for figures to keep.",
      "docs/performance.md says how to read them.",
      "",
      "Example: ./course bench queue --quick"
    })
final class BenchCommand implements Callable<Integer> {
  private final Path home;

  @Mixin
  private BenchOptions options = new BenchOptions();

  @Spec
  private CommandSpec spec;

  BenchCommand(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    // What is wrong is said before a JVM is started for it.
    options.topics();
    options.redis().source();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-Dcourse.home=" + home);
    String chosen = System.getProperty("course.redis");
    if (chosen != null) {
      line.add("-Dcourse.redis=" + chosen);
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
    line.addAll(behindTheName(spec.commandLine().getParseResult().originalArgs()));
    Process process = new ProcessBuilder(line)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try {
      return process.waitFor();
    } finally {
      process.destroy();
    }
  }

  /** The words of this command, where those of the tool stand in front of them. */
  static List<String> behindTheName(List<String> words) {
    return words.subList(words.indexOf("bench") + 1, words.size());
  }
}
