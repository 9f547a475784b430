package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The programs that come with Redis, where they are installed and the server can be theirs. */
final class RedisTools {
  private RedisTools() {}

  /**
   * A program.
   *
   * @return empty where it is not installed, and where the server asks for a password or for TLS:
   *     a password must not stand in the list of processes
   */
  static Optional<Path> find(String program, RedisAddress address) {
    if (address.password().isPresent() || address.tls()) {
      return Optional.empty();
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs redis-benchmark with one command.
   *
   * @param requests how many at least
   * @param connections each in turn waits for its answers
   * @param pipelined how many commands a connection sends together
   * @return commands a second
   */
  static double benchmark(
      Path program,
      RedisAddress address,
      int requests,
      int connections,
      int pipelined,
      List<String> words)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(program.toString()));
    line.addAll(List.of("-h", address.host(), "-p", Integer.toString(address.port())));
    line.addAll(List.of("--dbnum", Integer.toString(address.database()), "--csv"));
    // It counts in whole milliseconds: too few requests take none at all.
    int enough = Math.max(requests, 200 * (pipelined + connections));
    line.addAll(List.of("-n", Integer.toString(enough)));
    line.addAll(List.of("-c", Integer.toString(connections)));
    line.addAll(List.of("-P", Integer.toString(pipelined)));
    line.addAll(words);
    return requestsPerSecond(run(new ProcessBuilder(line)));
  }

  /** Runs {@code redis-cli --pipe} on a file of commands in RESP. */
  static void pipe(Path program, RedisAddress address, Path commands)
      throws IOException, InterruptedException {
    String answer = run(new ProcessBuilder(
            program.toString(),
            "-h",
            address.host(),
            "-p",
            Integer.toString(address.port()),
            "-n",
            Integer.toString(address.database()),
            "--pipe")
        .redirectInput(commands.toFile()));
    if (!answer.contains("errors: 0,")) {
      throw new IOException("redis-cli --pipe answered: " + answer.strip());
    }
  }

  /** The second column of the last line, behind a test's name, which may have a comma itself. */
  static double requestsPerSecond(String csv) throws IOException {
    List<String> lines = csv.lines().filter(line -> line.startsWith("\"")).toList();
    if (lines.size() < 2) {
      throw new IOException("redis-benchmark answered: " + csv.strip());
    }
    Function<String, String[]> cells = line -> line.split("\",\"");
    int behind = cells.apply(lines.get(0)).length - 1;
    String[] last = cells.apply(lines.get(lines.size() - 1));
    return Double.parseDouble(last[last.length - behind]);
  }

  private static String run(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.redirectErrorStream(true).start();
    try {
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(
            program.command().get(0) + " ended with code " + code + ": " + answer.strip());
      }
      return answer;
    } finally {
      process.destroyForcibly();
    }
  }
}
