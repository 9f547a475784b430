package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Terminal;
import handson.redis.kit.ToolCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theToolFindsIt() {
    assertThat(ToolCommand.found()).singleElement().isInstanceOf(BenchTool.class);
    CommandLine line = new CommandLine(ToolCommand.found().get(0).at(Path.of("."), stream(out)));
    assertThat(line.getCommandName()).isEqualTo("bench");
    assertThat(line.getUsageMessage()).contains("--redis", "--quick", "--out", "raw, queue");
  }

  @Test
  void anUnknownTopicIsOneSentence() {
    assertThat(tool("quue")).isEqualTo(2);
    assertThat(text(err))
        .startsWith("There is no benchmark 'quue'; there are raw,")
        .hasLineCount(1);
  }

  @Test
  void aRedisThatIsNoneIsOneSentence() {
    assertThat(tool("queue", "--redis", "here")).isEqualTo(2);
    assertThat(text(err)).contains("--redis is 'here'").hasLineCount(1);
  }

  @Test
  void theOtherJvmGetsWhatStandsBehindTheCommand() {
    assertThat(BenchCommand.behindTheName(List.of("--verbose", "bench", "raw", "--out", "bench")))
        .containsExactly("raw", "--out", "bench");
    assertThat(BenchCommand.behindTheName(List.of("raw"))).containsExactly("raw");
  }

  @Test
  void itMeasuresAndWrites(@TempDir Path folder) throws Exception {
    // In this JVM: what the tool adds is another one for the same.
    CommandLine line = new CommandLine(new Bench(Path.of("../.."), stream(out)));

    int code = Terminal.execute(
        line,
        stream(out),
        stream(err),
        "inside",
        "--quick",
        "--redis",
        "embedded",
        "--out",
        folder.toString());

    assertThat(text(err)).isEmpty();
    assertThat(code).isZero();
    assertThat(text(out))
        .contains("allocator", "libc", "use jemalloc and are faster", "inside: a queue's job")
        .contains("Written: " + folder.resolve("bench.json"));
    Report report = Report.parse(Files.readString(folder.resolve("bench.json")));
    assertThat(report.conditions().facts())
        .containsKeys("date", "cores", "load before", "Java", "Redis", "allocator")
        .hasEntrySatisfying("Jedis", version -> assertThat(version).matches("[0-9.]+"));
  }

  private int tool(String... words) {
    return Terminal.execute(
        new CommandLine(new BenchCommand(Path.of("../.."))), stream(out), stream(err), words);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
