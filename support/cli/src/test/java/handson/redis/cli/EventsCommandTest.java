package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisClients;
import handson.redis.kit.Terminal;
import handson.redis.pubsub.KeyChanges;
import handson.redis.testing.FrozenRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import redis.clients.jedis.UnifiedJedis;

/** {@code ./course events}. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class EventsCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @TempDir
  private Path home;

  private record Answer(int code, String err) {}

  @Test
  void showsWhatHappensAndPutsTheSettingBack() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      UnifiedJedis jedis = clients.jedis();
      jedis.configSet(KeyChanges.SETTING, "Ex");
      String before = setting(jedis);
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
          () -> run("cart:*", "--count", "3", "--redis", redis.address().toString()));
      await()
          .atMost(PATIENCE)
          .until(() -> screen.toString(StandardCharsets.UTF_8).contains("Ctrl-C"));

      jedis.set("other", "x");
      jedis.set("cart:7", "x");
      jedis.expire("cart:7", 60);
      jedis.del("cart:7");
      jedis.set("cart:red\u001b[31m\n", "x");

      Answer ended = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(ended).isEqualTo(new Answer(0, ""));
      assertThat(screen.toString(StandardCharsets.UTF_8).lines().skip(1))
          .hasSize(3)
          .allMatch(
              line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  (set|expire|del) +cart:7"));
      assertThat(setting(jedis)).isEqualTo(before);
    }
  }

  @Test
  void namesDoNothingToATerminal() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
          () -> run("--count", "2", "--redis", redis.address().toString()));
      await()
          .atMost(PATIENCE)
          .until(() -> screen.toString(StandardCharsets.UTF_8).contains("Ctrl-C"));
      clients.jedis().set("red\u001b[31m\n", "x");
      clients.jedis().publish("__keyspace@0__:key", "green\u001b[32m\n");
      assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code()).isZero();
      assertThat(screen.toString(StandardCharsets.UTF_8))
          .contains("red\\u001b[31m\\n", "green\\u001b[32m\\n")
          .doesNotContain("\u001b");
    }
  }

  @Test
  void endsWhereNobodyReadsAlong() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      UnifiedJedis jedis = clients.jedis();
      String before = setting(jedis);
      CountDownLatch titled = new CountDownLatch(1);
      OutputStream pipe = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
          if (titled.getCount() == 0) {
            throw new IOException("Broken pipe");
          }
          if (b == '\n') {
            titled.countDown();
          }
        }
      };
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
          () -> run(pipe, "--redis", redis.address().toString()));
      assertThat(titled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      jedis.set("cart:7", "x");
      assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Answer(0, ""));
      assertThat(setting(jedis)).as("the setting afterwards").isEqualTo(before);
    }
  }

  @Test
  void whoIsToldToEndSaysNothingAndPutsTheSettingBack() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      String before = setting(clients.jedis());
      KeyspaceEvents events = KeyspaceEvents.open(redis.address(), "a test");
      events.start(0, "*");
      assertThat(setting(clients.jedis())).isNotEqualTo(before);
      CompletableFuture<Optional<KeyChanges.KeyChange>> next = next(events);
      events.close();
      assertThat(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
      assertThat(setting(clients.jedis())).isEqualTo(before);

      KeyspaceEvents early = KeyspaceEvents.open(redis.address(), "a test");
      early.close();
      early.start(0, "*");
      assertThat(setting(clients.jedis())).as("after a start too late").isEqualTo(before);
    }
  }

  @Test
  void aSilentServerKeepsNobody() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        KeyspaceEvents events = KeyspaceEvents.open(redis.address(), "a test")) {
      events.start(0, "*");
      CompletableFuture<Optional<KeyChanges.KeyChange>> next = next(events);
      FrozenRedis.during(redis, () -> {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(events::close);
        assertThat(closing).as("close").succeedsWithin(PATIENCE);
        assertThat(next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
      });
    }
  }

  @Test
  void whatIsNoEventIsPassedOver() throws Exception {
    String odd = "+OK\r\n$-1\r\n-ERR odd\r\n:7\r\n*0\r\n" + OddServer.array("pmessage", "a", "b");
    try (OddServer server = new OddServer(Map.of(
            "CONFIG GET",
            OddServer.array(KeyChanges.SETTING, "AK"),
            "PSUBSCRIBE",
            OddServer.array("psubscribe", "*", "1")
                + odd
                + OddServer.array("pmessage", "*", "__keyspace@0__:cart:7", "set")));
        KeyspaceEvents events = KeyspaceEvents.open(server.address(), "a test")) {
      events.start(0, "*");
      assertThat(next(events).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .contains(new KeyChanges.KeyChange("set", "cart:7"));
    }
  }

  private static CompletableFuture<Optional<KeyChanges.KeyChange>> next(KeyspaceEvents events) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return events.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void whatCannotBeShownIsOneSentence() {
    assertSays("start ./course server, or name one", "--redis", "embedded");
    assertSays("cannot be reached", "--redis", "redis://127.0.0.1:1");
    assertSays("--count is -1; give 0 or more", "--count", "-1");
    try (EmbeddedRedis redis = EmbeddedRedis.start("--rename-command", "CONFIG", "NOCONFIG")) {
      assertSays("CONFIG is refused", "--redis", redis.address().toString());
    }
    EmbeddedRedis redis = EmbeddedRedis.start();
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> run("--redis", redis.address().toString()));
    await()
        .atMost(PATIENCE)
        .until(() -> screen.toString(StandardCharsets.UTF_8).contains("Ctrl-C"));
    redis.close();
    assertThat(answer.join().code()).isEqualTo(2);
    assertThat(answer.join().err()).contains("was lost").hasLineCount(1);
  }

  private void assertSays(String sentence, String... words) {
    Answer answer = run(words);
    assertThat(answer.code()).as(sentence).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).hasLineCount(1);
  }

  private static String setting(UnifiedJedis jedis) {
    return jedis.configGet(KeyChanges.SETTING).get(KeyChanges.SETTING);
  }

  private Answer run(String... words) {
    return run(screen, words);
  }

  private Answer run(OutputStream pipe, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(pipe, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(home, Catalogue.load(), out, new Ink(false));
    int code = Terminal.execute(new CommandLine(new EventsCommand(desk)), out, errStream, words);
    return new Answer(code, err.toString(StandardCharsets.UTF_8));
  }
}
