package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handson.redis.cli.CliRun.Result;
import handson.redis.kit.EmbeddedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code ./course cli} beside the real redis-cli: the same bytes to the server, and for the same
 * answer the same bytes on the output. What the server answered to redis-cli is played to ours, so
 * that times, ids and the order of sets make no difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class RedisCliComparisonTest {
  private EmbeddedRedis redis;

  @BeforeAll
  void needsRedisCli() throws Exception {
    String version = "";
    try {
      version = output(new ProcessBuilder("redis-cli", "--version").start());
    } catch (IOException e) {
      // Not installed.
    }
    assumeTrue(
        version.startsWith("redis-cli 7.0."),
        "skipped: needs redis-cli 7.0 (Debian 12: redis-tools), this is '" + version.strip() + "'");
    redis = EmbeddedRedis.start("--enable-debug-command", "yes");
  }

  @AfterAll
  void close() {
    if (redis != null) {
      redis.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RESP2 raw,    --raw    -n 1",
    "RESP2 pretty, --no-raw -n 2",
    "RESP3 raw,    --raw    -n 3 -3",
    "RESP3 pretty, --no-raw -n 4 -3"
  })
  void answersAsRedisCli(String mode, String flags, @TempDir Path home) throws Exception {
    List<String> commands = commands();
    assertThat(commands).as("commands to compare").hasSizeGreaterThan(200);
    SoftAssertions all = new SoftAssertions();
    for (String command : commands) {
      List<String> words = new ArrayList<>(List.of(flags.split(" +")));
      words.addAll(CliRun.words(command));
      compare(all, mode + ": " + command, words, home);
    }
    all.assertAll();
  }

  private void compare(SoftAssertions all, String name, List<String> words, Path home)
      throws Exception {
    Conversation conversation = new Conversation();
    String expected;
    try (Conversation.Listener relay = Conversation.record(redis, conversation)) {
      expected = output(redisCli(relay.port(), words).start());
    }
    try (Conversation.Listener replay = conversation.play()) {
      Result ours = new CliRun(home).on(replay.port()).run(words);
      all.assertThat(ours.out()).as(name).isEqualTo(expected);
      all.assertThat(ours.code())
          .as(name + ": exit code")
          .isEqualTo(conversation.endsWithError() ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--raw, SUBSCRIBE news, PUBLISH",
    "--no-raw, SUBSCRIBE news others, PUBLISH",
    "--raw -3, PSUBSCRIBE n*, PUBLISH",
    "--no-raw -3, SUBSCRIBE news, PUBLISH",
    "--no-raw, SSUBSCRIBE news, SPUBLISH",
    "--raw, MONITOR, PUBLISH",
    "--no-raw, MONITOR, PUBLISH"
  })
  void showsWhatComesUnasked(String flags, String command, String publish, @TempDir Path home)
      throws Exception {
    Conversation conversation = new Conversation();
    List<String> words = new ArrayList<>(List.of(flags.split(" ")));
    words.addAll(List.of(command.split(" ")));
    StringBuilder expected = new StringBuilder();
    try (Conversation.Listener relay = Conversation.record(redis, conversation)) {
      Process real = redisCli(relay.port(), words).start();
      CliRun other = new CliRun(home).on(redis.address().port());
      BufferedReader lines = real.inputReader(StandardCharsets.ISO_8859_1);
      boolean published = false;
      for (String line = ""; !line.contains("hello"); line = lines.readLine()) {
        expected.append(line).append(line.isEmpty() ? "" : "\n");
        if (!published && line.matches("OK|1|.*integer. 1")) {
          other.run(publish, "news", "hello");
          published = true;
        }
      }
      real.destroy();
    }
    try (Conversation.Listener replay = conversation.play()) {
      Result ours = new CliRun(home).on(replay.port()).run(words);
      assertThat(ours.out()).startsWith(expected).contains("hello");
      assertThat(ours.code()).as("the server went away").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"--raw", "--no-raw"})
  void readsLinesAsRedisCli(String flag, @TempDir Path home) throws Exception {
    String input = Files.readString(resource("redis-cli-lines.txt"), StandardCharsets.ISO_8859_1);
    Process real = redisCli(redis.address().port(), List.of(flag, "-n", "5")).start();
    real.getOutputStream().write(input.getBytes(StandardCharsets.ISO_8859_1));
    real.getOutputStream().close();
    String expected = output(real);

    Result ours = new CliRun(home)
        .on(redis.address().port())
        .input(input.getBytes(StandardCharsets.ISO_8859_1))
        .run(List.of(flag, "-n", "6"));

    assertThat(ours.out()).isEqualTo(expected);
    assertThat(ours.code()).as("one of them was refused").isEqualTo(1);
  }

  @Test
  void takesTheLastArgumentFromTheInput(@TempDir Path home) throws Exception {
    Process real = redisCli(redis.address().port(), List.of("-x", "ECHO")).start();
    real.getOutputStream().write(new byte[] {'a', '\n', 0, (byte) 0xff, '\n'});
    real.getOutputStream().close();

    Result ours = new CliRun(home)
        .on(redis.address().port())
        .input(new byte[] {'a', '\n', 0, (byte) 0xff, '\n'})
        .run(List.of("-x", "ECHO"));

    assertThat(ours.out()).isEqualTo(output(real));
  }

  private static ProcessBuilder redisCli(int port, List<String> words) {
    List<String> line = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
    line.addAll(words);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Bytes, shown as characters one by one. */
  private static String output(Process process) throws Exception {
    process.getOutputStream().close();
    byte[] bytes = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("redis-cli ends").isTrue();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static List<String> commands() throws Exception {
    return Files.readAllLines(resource("redis-cli-commands.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  private static Path resource(String name) throws Exception {
    return Path.of(RedisCliComparisonTest.class.getResource("/" + name).toURI());
  }
}
