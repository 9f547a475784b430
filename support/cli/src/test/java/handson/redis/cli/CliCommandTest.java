package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.cli.CliRun.Result;
import handson.redis.kit.EmbeddedRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./course cli} without a terminal, on a server of this test's own. */
final class CliCommandTest {
  private static EmbeddedRedis redis;

  private CliRun cli;

  @TempDir
  private Path home;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void close() {
    redis.close();
  }

  @BeforeEach
  void aCli() {
    cli = new CliRun(home).on(redis.address().port());
  }

  @Test
  void theExitCodeTellsAnError() {
    assertThat(cli.run("SET", "a", "1")).isEqualTo(new Result(0, "OK\n", ""));
    assertThat(cli.run("LPUSH", "a", "1"))
        .isEqualTo(new Result(
            1, "WRONGTYPE Operation against a key holding the wrong kind of value\n\n", ""));
    assertThat(cli.run("GET", "missing").code()).as("nothing is no error").isZero();
    assertThat(cli.run("EVAL", "return {{err='ERR inner'}}", "0").code())
        .as("an error inside of a reply is no refusal")
        .isZero();
  }

  @Test
  void whatFollowsTheCommandIsForRedis() {
    cli.run("RPUSH", "list", "--raw", "-n", "--", "@file", "--help", "");

    assertThat(cli.run("--no-raw", "LRANGE", "list", "0", "-1").out())
        .isEqualTo("1) \"--raw\"\n2) \"-n\"\n3) \"--\"\n4) \"@file\"\n5) \"--help\"\n6) \"\"\n");
  }

  @Test
  void aQuotedStringIsOneWord() {
    assertThat(cli.run("SET b 1").out()).startsWith("ERR unknown command 'SET b 1'");
  }

  @Test
  void optionsChooseDatabaseAndProtocol() {
    cli.run("-n", "3", "HSET", "h", "f", "v");

    assertThat(cli.run("--no-raw", "HGETALL", "h").out()).isEqualTo("(empty array)\n");
    assertThat(cli.run("--no-raw", "-n", "3", "-3", "HGETALL", "h").out())
        .isEqualTo("1# \"f\" => \"v\"\n");
    Result tooHigh = cli.run("-n", "99", "PING");
    assertThat(tooHigh.code()).isEqualTo(2);
    assertThat(tooHigh.err()).contains("SELECT 99 failed: ERR DB index is out of range");
  }

  @Test
  void helpComesFromTheServer() {
    assertThat(cli.run("help", "set").out()).startsWith("SET key value [NX|XX]");
    assertThat(cli.input("help @geo\n").run().out()).contains("GEOADD");
  }

  @Test
  void linesGoOnAfterARefusalAndEndAtQuit() {
    Result result =
        cli.input("INCR lines\nnonsense\n2 INCR lines\nquit\nINCR lines\n").run();

    assertThat(result.out()).isEqualTo("1\n" + unknown("nonsense") + "2\n3\n");
    assertThat(result.code()).isEqualTo(1);
    assertThat(cli.input("").run()).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void aServerThatCannotBeReachedIsSaidWithItsAddressOnly() {
    Result result = new CliRun(home).run("--redis", "redis://:geheim@127.0.0.1:1", "PING");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("redis://127.0.0.1:1/0 (from --redis) cannot be reached")
        .doesNotContain("geheim", "\tat ");

    Result login = new CliRun(home)
        .run("--redis", "redis://:geheim@127.0.0.1:" + redis.address().port(), "PING");
    assertThat(login.code()).isEqualTo(2);
    assertThat(login.err()).contains("AUTH failed").doesNotContain("geheim", "\tat ");
  }

  @Test
  void withoutAServerThereIsAPrivateOne() {
    Result result = new CliRun(home).run("--redis", "embedded", "SET", "a", "1");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("OK\n");
    assertThat(result.err()).contains("gone", "./course server");
    assertThat(new CliRun(home).run("--redis", "embedded", "SHUTDOWN").code()).isZero();
  }

  @Test
  void theLastArgumentMayComeFromTheInput() {
    cli.input("a\nb\n").run("-x", "SET", "text");

    assertThat(cli.run("--no-raw", "GET", "text").out()).isEqualTo("\"a\\nb\\n\"\n");
    assertThat(cli.run("-x").code()).isEqualTo(2);
  }

  private static String unknown(String command) {
    return "ERR unknown command '" + command + "', with args beginning with: \n\n";
  }
}
