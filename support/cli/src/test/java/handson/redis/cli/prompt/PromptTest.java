package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the prompt, on a terminal that is in this test's hands. */
final class PromptTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedRedis redis;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private LineDisciplineTerminal terminal;
  private CompletableFuture<Void> prompt;
  private RespConnection other;
  private int seen;

  @TempDir
  private Path folder;

  @BeforeAll
  static void startRedis() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void endRedis() {
    redis.close();
  }

  @BeforeEach
  void start() throws IOException {
    RedisAddress address = redis.address();
    other = RespConnection.open(address, false);
    RespConnection connection = RespConnection.open(address, false);
    terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    prompt = CompletableFuture.runAsync(() -> Prompt.run(
        terminal,
        out -> new Session(address, connection, false, ReplyFormat.PRETTY, true, out),
        folder.resolve("history"),
        new Ink(false)));
    expect(address.hostAndPort() + "> ");
  }

  @AfterEach
  void end() throws Exception {
    if (!prompt.isDone()) {
      type(CTRL_C);
      expect("> ");
      type(CTRL_D);
    }
    prompt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    terminal.close();
    other.close();
  }

  @Test
  void answersAndShowsWhereItIs() throws Exception {
    type("SET a \"x y\"\n");
    expect("OK\n", "> ");
    type("GET a\n");
    expect("\"x y\"\n", "> ");
    type("GET \"a\n");
    expect("Invalid argument(s)\n", "> ");
    type("select 3\n");
    expect("OK\n", "[3]> ");
    type("MULTI\n");
    expect("OK\n", "[3](TX)> ");
    type("SELECT 4\n");
    expect("QUEUED\n", "[4](TX)> ");
    type("DISCARD\n");
    expect("OK\n", "[3]> ");
    type("MULTI\nnonsense\nEXEC\n");
    expect("(TX)> ", "(error) ERR unknown", "EXECABORT", "[3]> ");
    type("2 INCR n\n");
    expect("(integer) 1\n", "(integer) 2\n", "> ");
    type("RESET\n");
    expect("RESET\n", redis.address().hostAndPort() + "> ");
    type("help get\n");
    expect("GET key", "> ");
  }

  @Test
  void ctrlCEndsWhatWaitsAndThePromptGoesOn() throws Exception {
    for (String command : new String[] {"SUBSCRIBE news", "PSUBSCRIBE n*", "SSUBSCRIBE news"}) {
      type(command + "\n");
      expect("Reading messages... (press Ctrl-C to quit)\n", "(integer) 1\n");
      other.call(command.startsWith("SS") ? "SPUBLISH" : "PUBLISH", "news", "hello");
      expect("\"hello\"\n");
      type(CTRL_C);
      expect("> ");
    }
    type("MONITOR\n");
    expect("OK\n");
    other.call("ECHO", "watched");
    expect("\"ECHO\" \"watched\"\n");
    type(CTRL_C);
    expect("> ");
    type("BLPOP nothing 0\n");
    await()
        .atMost(PATIENCE)
        .until(() -> other.call("CLIENT", "LIST").string().contains("cmd=blpop"));
    type(CTRL_C);
    expect("> ");
    type("PING\n");
    expect("PONG\n", "> ");
  }

  @Test
  void ctrlCEmptiesTheLine() throws Exception {
    type("DEL everything" + CTRL_C);
    expect("> ");
    type("PING\n");
    expect("PONG\n", "> ");
  }

  @Test
  void aLostConnectionIsRenewedButNotItsTransaction() throws Exception {
    type("SELECT 2\n");
    expect("[2]> ");
    other.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    type("SET where here\n");
    expect("OK\n", "[2]> ");
    type("MULTI\n");
    expect("(TX)> ");
    other.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    type("SET where lost\n");
    expect("the transaction with it", "[2]> ");
    type("GET where\n");
    expect("\"here\"\n", "> ");
  }

  @Test
  void aHistoryThatCannotBeWrittenIsNoTrouble() throws Exception {
    Files.setPosixFilePermissions(
        Files.createDirectory(folder.resolve("history")),
        PosixFilePermissions.fromString("rwx------"));
    type("PING\n");
    expect("PONG\n", "> ");
    assertThat(shown()).doesNotContain("\tat ", "Exception");
  }

  @Test
  void theHistoryHoldsNoPasswords() throws Exception {
    type("AUTH geheim\n");
    expect("(error)", "> ");
    type("GET \"AUTH geheim\n");
    expect("Invalid", "> ");
    type("ECHO kept!\n");
    expect("kept!\"\n", "> ");
    type(CTRL_D);
    prompt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(Files.readString(folder.resolve("history"))).isEqualTo("ECHO kept!\n");
  }

  private void type(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits until these appear, one after the other, after what was expected before. */
  private void expect(String... texts) {
    for (String text : texts) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(shown().substring(seen)).contains(text));
      seen = shown().indexOf(text, seen) + text.length();
    }
  }

  /** What went to the screen, without colours and cursor movements. */
  private String shown() {
    return screen
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001b(\\[[0-9;?]*[a-zA-Z]|[=>])|\r", "");
  }
}
