package handson.redis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisClients;
import handson.redis.kit.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./course audit}, on a server of this test's own that holds strangers' keys. */
final class AuditCommandTest {
  private static final SetParams HOUR = SetParams.setParams().ex(3_600);

  private static EmbeddedRedis redis;

  private RedisClients clients;
  private RedisClient jedis;

  @TempDir
  private Path home;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void end() {
    redis.close();
  }

  @BeforeEach
  void connect() {
    clients = new RedisClients(redis.address(), "audit-test");
    jedis = clients.jedis();
  }

  @AfterEach
  void empty() {
    jedis.flushDB();
    clients.close();
  }

  private record Answer(int code, String out, String err) {}

  @Test
  void itTellsWhatFillsADatabaseAndChangesNothing() {
    for (int i = 0; i < 1_199; i++) {
      jedis.set("session:" + i, "x", HOUR);
    }
    jedis.set("größe", "x".repeat(50_000), HOUR);
    jedis.rpush("log", "a", "b");
    jedis.set("note", "1");
    String changes = changes();

    Answer answer = audit("--most", "2");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("redis://127.0.0.1:")
        .containsPattern("(?m)^  keys +1,202$")
        .containsPattern("(?m)^  without a TTL +2 +0\\.2 %$")
        .containsPattern("(?m)^  string +1,201 +99\\.9 %\\R  list +1 +0\\.1 %$")
        .containsPattern("in bytes\\R +5\\d,\\d{3}  string   größe\\R +\\d+  ")
        .contains("Without a TTL, by name: 2 of 2\n  log\n  note\n")
        .doesNotContain("\u001b", "\r", "handson-redis");
    assertThat(changes()).as("changes that Redis counted").isEqualTo(changes);
    assertThat(jedis.dbSize()).isEqualTo(1_202);
  }

  @Test
  void aPatternAndADatabaseNarrowIt() {
    jedis.set("a:1", "x");
    jedis.set("b:1", "x");

    assertThat(audit("--match", "a:*").out())
        .containsPattern("keys +1\\R")
        .contains("a:1")
        .doesNotContain("b:1");
    Answer other =
        run("--redis", "redis://" + redis.address().hostAndPort() + "/7", "--match", "a:*");
    assertThat(other.code()).isZero();
    assertThat(other.out()).containsPattern("keys +0\\R").doesNotContain("By type");
  }

  @Test
  void namesMayBeAnyBytesAndDoNothingToATerminal() throws Exception {
    byte[] bytes = {(byte) 0xff, 'k', 0};
    jedis.set(bytes, "x".getBytes(UTF_8));
    jedis.set("red\u001b[31m\n", "x");
    jedis.set("left\u202eright", "x");
    jedis.set("", "x");
    jedis.set("x".repeat(5_000), "x");
    jedis.set("日本 \uD83D\uDC09", "x");

    String out = audit().out();

    assertThat(out)
        .contains(
            "  \"\\xffk\\x00\"\n",
            "  \"red\\x1b[31m\\n\"\n",
            "  \"left\\xe2\\x80\\xaeright\"\n",
            "  \"\"\n",
            "xxx\"... (5000 bytes)\n",
            "  日本 \uD83D\uDC09\n")
        .doesNotContain("\u001b", "\u202e");
    JsonNode json = JsonMapper.shared().readTree(audit("--json").out());
    List<String> names = new ArrayList<>();
    List<String> base64 = new ArrayList<>();
    for (JsonNode key : json.get("keysWithoutTtl")) {
      (key.get("key").isNull() ? base64 : names)
          .add((key.get("key").isNull() ? key.get("base64") : key.get("key")).asString());
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "red\u001b[31m\n", "left\u202eright", "", "x".repeat(5_000), "日本 \uD83D\uDC09");
    assertThat(base64).containsExactly("/2sA");
    assertThat(json.get("keys").asLong()).isEqualTo(6);
    assertThat(json.get("types").get("string").asLong()).isEqualTo(6);
    assertThat(json.get("largest").get(0).get("bytes").asLong()).isGreaterThan(5_000);
    assertThat(json.get("largest").get(0).get("type").asString()).isEqualTo("string");
  }

  @Test
  void whatAUserMayNotAskIsLeftOutAndSaid() {
    jedis.set("mine:1", "x");
    jedis.set("theirs:1", "x");
    jedis.set("theirs:2", "x");
    acl("nosizes", "~*", "+@read", "-memory");
    acl("mine", "~mine:*", "+@read");
    acl("noscan", "~*", "+ping", "+dbsize");

    Answer noSizes = as("nosizes");
    assertThat(noSizes.code()).as(noSizes.err()).isZero();
    assertThat(noSizes.out())
        .containsPattern("keys +3\\R")
        .contains("The largest keys are not known: Redis refuses MEMORY USAGE (NOPERM")
        .doesNotContain("in bytes");
    JsonNode json = JsonMapper.shared().readTree(as("nosizes", "--json").out());
    assertThat(json.get("largest").isNull()).isTrue();
    assertThat(json.get("remarks")).hasSize(1);

    assertThat(as("mine").out())
        .containsPattern("keys +1\\R")
        .contains("2 more keys were not looked at", "mine:1")
        .doesNotContain("theirs");

    Answer noScan = as("noscan");
    assertThat(noScan.code()).isEqualTo(2);
    assertThat(noScan.err())
        .contains("cannot be audited: SCAN failed: NOPERM", "; name a user who may.")
        .doesNotContain("\tat");
  }

  @Test
  void whatPassesIsNotTheUsersFault() throws Exception {
    jedis.configSet("replica-serve-stale-data", "no");
    cli("REPLICAOF", "127.0.0.1", "1");
    try {
      Answer answer = audit();
      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err())
          .contains("ended early: SCAN failed: MASTERDOWN", "; try again.")
          .doesNotContain("a user who may")
          .hasLineCount(1);
    } finally {
      cli("REPLICAOF", "NO", "ONE");
      jedis.configSet("replica-serve-stale-data", "yes");
    }
    String page = ":1\r\n*2\r\n$1\r\n0\r\n*1\r\n$1\r\nk\r\n";
    assertEndsEarly("PTTL failed: LOADING", page + "-LOADING Redis is loading\r\n".repeat(3));
    assertEndsEarly(
        "MEMORY USAGE failed: BUSY", page + ":-1\r\n+string\r\n-BUSY Redis is busy\r\n");
    assertThat(answered(page + ":-1\r\n+string\r\n-ERR unknown command 'MEMORY'\r\n")
            .out())
        .contains("Redis refuses MEMORY USAGE (ERR unknown command");
    assertThat(answered(":1\r\n-ERR unknown command 'SCAN'\r\n").err())
        .contains("cannot be audited: SCAN failed: ERR unknown command 'SCAN'.");
  }

  private void assertEndsEarly(String reason, String replies) throws Exception {
    Answer answer = answered(replies);
    assertThat(answer.code()).as(reason).isEqualTo(2);
    assertThat(answer.err()).contains("ended early: " + reason, "; try again.").hasLineCount(1);
  }

  /** An audit of a server that says this, whatever it is asked. */
  private Answer answered(String replies) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> {
        try (Socket client = server.accept()) {
          client.getOutputStream().write(replies.getBytes(UTF_8));
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
          // The test sees what is missing.
        }
      });
      answering.start();
      Answer answer = run("--redis", "redis://127.0.0.1:" + server.getLocalPort());
      answering.join();
      return answer;
    }
  }

  @Test
  void onATerminalABarMovesAndIsGoneAtTheEnd() {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (int i = 0; i < 3_000; i++) {
        pipeline.set("key:" + i, "x", HOUR);
      }
      pipeline.sync();
    }
    String out = run(new Streams(true, true), "--redis", url()).out();
    int end = out.lastIndexOf("\r\u001b[K");

    assertThat(out.substring(0, end)).contains("##", " of 3,000 keys", "100 %");
    assertThat(out.substring(end)).contains("without a TTL").doesNotContain("#");
    assertThat(run(new Streams(true, true), "--redis", url(), "--json").out()).startsWith("{");
  }

  @Test
  void whatCannotBeAuditedIsOneSentence() {
    if (isNothingNamed()) {
      assertSays("start ./course server, or name one");
    }
    assertSays("start ./course server, or name one", "--redis", "embedded");
    assertSays(
        "redis://127.0.0.1:1/0 (from --redis) cannot be reached",
        "--redis",
        "redis://:geheim@127.0.0.1:1");
    assertSays("AUTH failed", "--redis", "redis://:geheim@" + redis.address().hostAndPort());
    assertSays("SELECT 99 failed", "--redis", url().replace("/0", "/99"));
    assertSays("--most is 0; name 1 to 100", "--redis", url(), "--most", "0");
    assertSays("--most is 101; name 1 to 100", "--redis", url(), "--most", "101");
  }

  private static boolean isNothingNamed() {
    return System.getProperty("course.redis") == null
        && System.getenv("REDIS_URL") == null
        && System.getenv("REDIS_HOST") == null;
  }

  private void assertSays(String sentence, String... words) {
    Answer answer = run(words);
    assertThat(answer.code()).as(sentence).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains(sentence)
        .doesNotContain("geheim", "\tat ")
        .hasLineCount(1);
  }

  private Answer audit(String... words) {
    List<String> all = new ArrayList<>(List.of("--redis", url()));
    all.addAll(List.of(words));
    return run(all.toArray(String[]::new));
  }

  private Answer as(String user, String... words) {
    List<String> all = new ArrayList<>(
        List.of("--redis", "redis://" + user + ":pw@" + redis.address().hostAndPort()));
    all.addAll(List.of(words));
    return run(all.toArray(String[]::new));
  }

  private Answer run(String... words) {
    return run(new Streams(false, false), words);
  }

  private Answer run(Streams streams, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, UTF_8);
    PrintStream errStream = new PrintStream(err, true, UTF_8);
    Desk desk = new Desk(home, Catalogue.load(), outStream, new Ink(false));
    CommandLine line = new CommandLine(new AuditCommand(desk, streams));
    int code = Terminal.execute(line, outStream, errStream, words);
    return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private String url() {
    return redis.address().toString();
  }

  private String changes() {
    return jedis
        .info("persistence")
        .lines()
        .filter(line -> line.startsWith("rdb_changes_since_last_save"))
        .findFirst()
        .orElseThrow();
  }

  private void acl(String user, String... rules) {
    List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", user, "on", ">pw"));
    words.addAll(List.of(rules));
    cli(words.toArray(String[]::new));
  }

  private void cli(String... command) {
    List<String> words = new ArrayList<>(List.of("--redis", url()));
    words.addAll(List.of(command));
    assertThat(new CliRun(home).run(words).out()).isEqualTo("OK\n");
  }
}
