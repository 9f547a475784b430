package handson.redis.cli;

import handson.redis.cli.prompt.Quoting;
import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import handson.redis.kit.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ./course cli} in this JVM, with an input of its own and no terminal. */
final class CliRun {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final Path home;
  private final List<String> options = new ArrayList<>();
  private byte[] input = {};

  /**
   * @param home a checkout's folder
   */
  CliRun(Path home) {
    this.home = home;
  }

  /**
   * What it answered.
   *
   * @param out each byte a character
   */
  record Result(int code, String out, String err) {}

  CliRun on(int port) {
    options.addAll(List.of("--redis", "redis://127.0.0.1:" + port));
    return this;
  }

  CliRun input(byte[] bytes) {
    input = bytes;
    return this;
  }

  CliRun input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Result run(String... words) {
    return run(List.of(words));
  }

  Result run(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(home, CATALOGUE, outStream, new Ink(false));
    CliCommand command =
        new CliCommand(desk, new ByteArrayInputStream(input), new Streams(false, false));
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(words);
    int code = Terminal.execute(
        CliCommand.line(command), outStream, errStream, arguments.toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.UTF_8));
  }

  /** The words of a line, read as redis-cli does. */
  static List<String> words(String line) {
    return Quoting.split(line).orElseThrow(() -> new IllegalArgumentException(line)).stream()
        .map(word -> new String(word, StandardCharsets.US_ASCII))
        .toList();
  }
}
