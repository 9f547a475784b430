package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.cli.chat.ChatPrompt;
import handson.redis.cli.chat.ChatRoom;
import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisClients;
import handson.redis.kit.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;

/** People in a room, at pipes and at a terminal that is in this test's hands. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class ChatCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private EmbeddedRedis redis;

  @TempDir
  private Path home;

  @BeforeEach
  void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterEach
  void end() {
    redis.close();
  }

  @Test
  void twoTalkAndSeeEachOtherComeAndGo() throws Exception {
    Person ann = new Person("ann");
    ann.sees("room lobby at ", "* 0 others are here");
    Person ben = new Person("ben");
    ben.sees("* 1 other is here");
    ann.sees("* ben came in");

    ann.types("lunch? \\ \"at\" one! 日本\n\n");
    ann.sees("  received by 1 other\n");
    ben.sees("ann: lunch? \\ \"at\" one! 日本\n");
    ben.types("yes\n");
    ann.sees("ben: yes\n");
    ben.sees("  received by 1 other\n");
    assertThat(ben.leaves()).isZero();
    ann.sees("* ben left\n");
    ann.types("hello?\n");
    ann.sees("  received by 0 others\n");
    assertThat(ann.leaves()).isZero();
    assertThat(ann.screen()).as("what ann said is not said to her").doesNotContain("ann:");
  }

  @Test
  void roomsAreApartAndTwoMayHaveOneName() throws Exception {
    Person first = new Person("ann", "--room", "attic");
    first.sees("* 0 others are here");
    Person second = new Person("ann", "--room", "attic");
    second.sees("* 1 other is here");
    Person elsewhere = new Person("ann");
    elsewhere.sees("* 0 others are here");

    first.types("who am I?\n");
    second.sees("ann: who am I?\n");
    assertThat(List.of(first.leaves(), second.leaves(), elsewhere.leaves())).containsOnly(0);
    assertThat(elsewhere.screen()).doesNotContain("who am I?");
  }

  @Test
  void nothingOfOthersReachesTheTerminalUnseen() throws Exception {
    Person ann = new Person("ann");
    ann.sees("* 0 others are here");
    try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      String at = "\",\"sentAt\":\"2026-03-01T12:00:00Z\"}";
      clients
          .jedis()
          .publish(
              "chat:lobby", "{\"sender\":\"e\\u001bve\",\"text\":\"red\\u001b[31m\\nann: I" + at);
      clients.jedis().publish("chat:lobby", "{\"sender\":\"eve\",\"text\":\"a\u202eb" + at);
      clients.jedis().publish("chat:lobby", "no \u001b[2J json");
      clients.jedis().publish("chat:lobby:doors", "null");
    }
    ann.sees(
        "e\\u001bve: red\\u001b[31m\\nann: I\n",
        "eve: a\\u202eb\n",
        "? no \\u001b[2J json\n",
        "? null\n");
    assertThat(ann.screen()).doesNotContain("\u001b", "\u202e");
    ann.leaves();
  }

  @Test
  void aServerThatRestartsIsFoundAgain() throws Exception {
    Person ann = new Person("ann");
    ann.sees(" here\n");
    Person ben = new Person("ben");
    ben.sees(" here\n");
    ann.sees("* ben came in");
    int port = redis.address().port();
    redis.close();
    ann.sees("the connection is lost");
    ann.types("anybody?\n");
    ann.sees("* perhaps not said: ");
    redis = EmbeddedRedis.start("--port", Integer.toString(port));
    ann.sees("* back again");
    ben.sees("* back again");
    ann.types("still there?\n");
    ben.sees("ann: still there?");
    assertThat(ann.leaves())
        .as("the exit code where a line was perhaps not said")
        .isEqualTo(1);
    assertThat(ben.leaves()).isZero();
  }

  @Test
  void whatIsRefusedIsNotSaid() throws Exception {
    Person ann = new Person("ann");
    ann.sees("* 0 others are here");
    CommandArguments acl =
        new CommandArguments(Protocol.Command.ACL).addObjects("SETUSER", "default", "-publish");
    try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      clients.jedis().executeCommand(new CommandObject<>(acl, BuilderFactory.STRING));
    }
    ann.types("hello?\n");
    ann.sees("* not said: ");
    assertThat(ann.leaves()).isEqualTo(1);
  }

  @Test
  void whatIsNoMessageEndsNothing() throws Exception {
    String hello = "{\"sender\":\"eve\",\"text\":\"hello\",\"sentAt\":\"2026-03-01T12:00:00Z\"}";
    String odd =
        "+OK\r\n$-1\r\n-ERR odd\r\n:7\r\n*0\r\n" + OddServer.array("message", "chat:lobby");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (OddServer server = new OddServer(Map.of(
            "SUBSCRIBE chat:lobby:doors",
            OddServer.array("subscribe", "chat:lobby:doors", "2")
                + odd
                + OddServer.array("message", "chat:lobby", hello),
            "PUBLISH",
            ":2\r\n"));
        ChatRoom ann = ChatRoom.enter(server.address(), "lobby", "ann", told::add)) {
      told(told, "eve: hello");
      assertThat(ann.say("hi")).isTrue();
    }
  }

  @Test
  void endsWhereNobodyReadsAlong() throws Exception {
    OutputStream closed = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
    try (PipedOutputStream keys = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(keys)) {
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
          () -> run(in, closed, "ann", "--redis", redis.address().toString()));
      keys.write("hello?\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code()).isZero();
    }
  }

  @Test
  void whatCannotBeIsOneSentence() {
    assertSays("NAME is 'a b'; use 1 to 20 letters", "a b");
    assertSays("NAME is ''; use 1 to 20 letters", "");
    assertSays("--room is 'x:y'; use 1 to 20 letters", "ann", "--room", "x:y");
    assertSays("start ./course server in another terminal", "ann", "--redis", "embedded");
    assertSays("cannot be reached", "ann", "--redis", "redis://127.0.0.1:1");
    assertThat(run(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
            .code())
        .as("without a name")
        .isEqualTo(2);
  }

  @Test
  void atATerminalWhatOthersSayStandsAboveTheLine() throws Exception {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    BlockingQueue<String> toldBen = new LinkedBlockingQueue<>();
    try (LineDisciplineTerminal terminal =
            new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        ChatRoom ben = ChatRoom.enter(redis.address(), "lobby", "ben", toldBen::add)) {
      for (String end : List.of("\u0004", "half a line\u0003")) {
        CompletableFuture<Void> ann = CompletableFuture.runAsync(() -> {
          try {
            ChatPrompt.run(
                terminal, "ann", lines -> ChatRoom.enter(redis.address(), "lobby", "ann", lines));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
        told(toldBen, "* ann came in");
        terminal.processInputBytes("hel".getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE).until(() -> shown(screen).endsWith("ann> hel"));
        ben.say("hi");
        await().atMost(PATIENCE).until(() -> shown(screen).matches("(?s).*ben: hi\n.*ann> hel"));
        terminal.processInputBytes("lo!1 \\ 'x\r".getBytes(StandardCharsets.UTF_8));
        told(toldBen, "ann: hello!1 \\ 'x");
        await().atMost(PATIENCE).until(() -> shown(screen).contains("received by 1 other"));
        terminal.processInputBytes(end.getBytes(StandardCharsets.UTF_8));
        ann.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        told(toldBen, "* ann left");
      }
    }
  }

  private static void told(BlockingQueue<String> lines, String expected)
      throws InterruptedException {
    String line = "";
    while (line != null && !line.equals(expected)) {
      line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(line).isEqualTo(expected);
  }

  /** What went to the screen, without colours and cursor movements. */
  private static String shown(ByteArrayOutputStream screen) {
    return screen
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001b(\\[[0-9;?]*[a-zA-Z]|[=>])|\r", "");
  }

  private void assertSays(String sentence, String... words) {
    Answer answer = run(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), words);
    assertThat(answer.code()).as(sentence).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).doesNotContain("\tat ").hasLineCount(1);
  }

  private record Answer(int code, String err) {}

  private Answer run(InputStream in, OutputStream out, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(home, Catalogue.load(), outStream, new Ink(false));
    CommandLine line = new CommandLine(new ChatCommand(desk, in, new Streams(false, false)));
    int code = Terminal.execute(line, outStream, errStream, words);
    return new Answer(code, err.toString(StandardCharsets.UTF_8));
  }

  /** Somebody who types into a pipe. */
  private final class Person {
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CompletableFuture<Answer> answer;
    private int seen;

    Person(String name, String... options) throws IOException {
      PipedInputStream in = new PipedInputStream(keys);
      List<String> words = new ArrayList<>(List.of(name));
      words.addAll(List.of("--redis", redis.address().toString()));
      words.addAll(List.of(options));
      CompletableFuture<Answer> answered = new CompletableFuture<>();
      Thread thread = new Thread(
          () -> answered.complete(run(in, screen, words.toArray(String[]::new))), "chat-" + name);
      thread.setDaemon(true);
      thread.start();
      answer = answered;
    }

    void types(String text) throws IOException {
      keys.write(text.getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    /** Waits until these appear, one after the other, after what was seen before. */
    void sees(String... texts) {
      for (String text : texts) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(screen().substring(seen)).contains(text));
        seen = screen().indexOf(text, seen) + text.length();
      }
    }

    String screen() {
      return screen.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    int leaves() throws Exception {
      keys.close();
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code();
    }
  }
}
