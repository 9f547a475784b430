package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class TerminalTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theCommandsOwnCodeIsTheCode() {
    assertThat(execute(() -> 0)).isZero();
    assertThat(execute(() -> 1)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatIsWrongWithTheSetupIsOneSentence() {
    assertThat(execute(TerminalTest::wrongSetup)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("No é here; bring one.\n");
  }

  @Test
  void verboseShowsTheTrace() {
    assertThat(execute(TerminalTest::wrongSetup, "--verbose")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("No é here; bring one.\nhandson.redis.kit.SetupException: No é here")
        .contains("\tat " + TerminalTest.class.getName() + ".wrongSetup")
        .contains("Caused by: java.lang.IllegalStateException: the cause");
  }

  @Test
  void aDefectShowsItsTraceUnasked() {
    assertThat(execute(() -> {
          throw new IllegalStateException("a defect");
        }))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("java.lang.IllegalStateException: a defect\n\tat ");
  }

  @Test
  void subcommandsHaveTheOptionToo() {
    CommandLine line = new CommandLine(new Course(() -> 0));
    line.addSubcommand("sub", new Course(TerminalTest::wrongSetup));
    assertThat(Terminal.execute(line, stream(out), stream(err), "sub", "--verbose"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Caused by");
  }

  @Test
  void inkColoursWhereItMay() {
    Ink colour = new Ink(true);
    assertThat(colour.bold("x")).isEqualTo("\u001b[1mx\u001b[0m");
    assertThat(colour.faint("x")).isEqualTo("\u001b[2mx\u001b[0m");
    assertThat(colour.red("x")).isEqualTo("\u001b[31mx\u001b[0m");
    assertThat(colour.green("x")).isEqualTo("\u001b[32mx\u001b[0m");
    assertThat(colour.cyan("x")).isEqualTo("\u001b[36mx\u001b[0m");
    Ink plain = new Ink(false);
    assertThat(plain.bold("x")
            + plain.faint("x")
            + plain.red("x")
            + plain.green("x")
            + plain.cyan("x"))
        .isEqualTo("xxxxx");
  }

  private int execute(Callable<Integer> body, String... arguments) {
    return Terminal.execute(new CommandLine(new Course(body)), stream(out), stream(err), arguments);
  }

  private static int wrongSetup() {
    throw new SetupException("No é here; bring one.", new IllegalStateException("the cause"));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Command(name = "course")
  private record Course(Callable<Integer> body) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return body.call();
    }
  }
}
