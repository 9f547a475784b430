package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch} on a terminal that is in this test's hands. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class WatchTerminalTest {
  private static final int COLUMNS = 60;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final BlockingQueue<String> typed = new LinkedBlockingQueue<>();
  private LineDisciplineTerminal device;
  private WatchTerminal terminal;

  @BeforeEach
  void open() throws IOException {
    device = new LineDisciplineTerminal("test", "xterm", shown, StandardCharsets.UTF_8);
    device.setSize(Size.of(COLUMNS, 24));
    terminal = new WatchTerminal.Keys(device, typed::add);
  }

  @AfterEach
  void close() throws IOException {
    terminal.close();
  }

  @Test
  void keysCountAtOnceAndArrowsAreNone() throws Exception {
    assertThat(device.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
    assertThat(device.getAttributes().getLocalFlag(LocalFlag.ISIG)).as("Ctrl-C").isTrue();

    device.processInputBytes("h".getBytes());
    assertThat(typed.poll(30, TimeUnit.SECONDS)).isEqualTo("h");
    device.processInputBytes("\u001b[A".getBytes());
    // What comes within an instant after an arrow belongs to it.
    await().atMost(Duration.ofSeconds(30)).until(() -> {
      device.processInputBytes("\r".getBytes());
      return !typed.isEmpty();
    });
    device.processInputBytes("\u0004".getBytes());
    await().atMost(Duration.ofSeconds(30)).until(() -> typed.contains(WatchTerminal.END));
    assertThat(typed).containsOnly("\r", WatchTerminal.END);
  }

  @Test
  void aPageFitsIntoSixtyColumns(@TempDir Path home) {
    Checkout checkout = new Checkout(home);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(home, Catalogue.load(), stream, new Ink(true));
    WatchScreen screen = new WatchScreen(desk, terminal);
    Exercise boss = checkout.exercise("boss-battle");
    Report.MachineVerdict open = new Report.MachineVerdict(
        "m", "a criterion ".repeat(8).strip(), "failed", "why: " + "word ".repeat(30) + "\n\nend");

    screen.begin(boss);
    screen.verdict(
        boss,
        new WorkerWord.Verdict(
            new Report.Machine("boss-battle", false, 10, null, List.of(open)), 11, false),
        List.of());
    screen.end();

    String page = out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(page)
        .contains(
            "not yet boss-battle      criterion 1 of 11", "\n\n  end\n", "--------------------")
        .contains("h hint  s solution");
    assertThat(page.lines().filter(line -> !line.endsWith(".java")))
        .allMatch(line -> line.length() <= COLUMNS);
    assertThat(page.lines().filter(line -> line.contains("word")))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.startsWith("  "));
  }
}
