package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;

final class EmbeddedRedisTest {
  @TempDir
  private Path temporary;

  @Test
  void answersAsTheVersionThatItClaims() {
    try (EmbeddedRedis redis = start();
        UnifiedJedis jedis = connect(redis.address())) {
      assertThat(jedis.set("greeting", "hello")).isEqualTo("OK");
      assertThat(jedis.get("greeting")).isEqualTo("hello");
      assertThat(jedis.info("server")).contains("redis_version:" + EmbeddedRedis.VERSION + "\r\n");
      assertThat(redis.description())
          .isEqualTo("embedded Redis 7.0.15 on 127.0.0.1:" + redis.address().port());
      assertThat(redis.isPrivate()).isTrue();
    }
  }

  @Test
  void twoAtOnceDoNotMeet() {
    try (EmbeddedRedis first = start();
        EmbeddedRedis second = start();
        UnifiedJedis one = connect(first.address());
        UnifiedJedis two = connect(second.address())) {
      one.set("key", "of the first");

      assertThat(first.address().port()).isNotEqualTo(second.address().port());
      assertThat(two.get("key")).isNull();
    }
  }

  @Test
  void startsWhileOtherThreadsStartProcesses() throws Exception {
    // Each of them holds all open files of this JVM for a moment, the new server's too.
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> starting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        starting.add(threads.submit(() -> {
          while (!enough.get()) {
            new ProcessBuilder("true").start().waitFor();
          }
          return null;
        }));
      }
      for (int i = 0; i < 8; i++) {
        start().close();
      }
      enough.set(true);
      for (Future<?> each : starting) {
        each.get();
      }
    } finally {
      enough.set(true);
      threads.shutdown();
    }
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() {
    try (EmbeddedRedis redis = start();
        UnifiedJedis jedis = connect(redis.address())) {
      assertThat(jedis.configGet("bind")).containsEntry("bind", "127.0.0.1");
    }
  }

  @Test
  void aPortThatAnotherProgramTookMeansAnotherTry() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Iterator<Integer> ports = List.of(
              other.getLocalPort(), other.getLocalPort(), EmbeddedRedis.freePort())
          .iterator();
      try (EmbeddedRedis redis = EmbeddedRedis.start(temporary, ports::next);
          UnifiedJedis jedis = connect(redis.address())) {
        assertThat(jedis.ping()).isEqualTo("PONG");
        assertThat(ports).isExhausted();
      }
    }
    assertNothingIsLeft();
  }

  @Test
  void aPortThatStaysTakenIsSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedRedis.start(temporary, other::getLocalPort))
          .isInstanceOf(SetupException.class)
          .hasMessage(
              "Port %d of 127.0.0.1 is taken by another program; end it or choose another port.",
              other.getLocalPort());
    }
    assertNothingIsLeft();
  }

  @Test
  void directivesWin() {
    int port = EmbeddedRedis.freePort();
    try (EmbeddedRedis redis =
            start("--requirepass", "top secret", "--databases", "3", "--port", "" + port);
        UnifiedJedis stranger = connect(redis.address());
        UnifiedJedis friend = connect(redis.address().withPassword("top secret"))) {
      assertThat(redis.address().port()).isEqualTo(port);
      assertThatThrownBy(stranger::ping)
          .satisfiesAnyOf(
              e -> assertThat(e).isInstanceOf(JedisAccessControlException.class),
              e -> assertThat(e).hasMessageContaining("NOAUTH"));
      assertThat(friend.configGet("databases")).containsEntry("databases", "3");
    }
  }

  @Test
  void writesInsideItsFolderOnly() throws IOException {
    try (EmbeddedRedis redis = start();
        UnifiedJedis jedis = connect(redis.address())) {
      jedis.set("key", "value");
      assertThat(jedis.configGet("save")).containsEntry("save", "");
      assertThat(jedis.configGet("appendonly")).containsEntry("appendonly", "no");
      Path folder = Path.of(jedis.configGet("dir").get("dir"));
      assertThat(temporary.toRealPath()).isEqualTo(folder.toRealPath().getParent());
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("redis-server", "log");
      }
    }
    assertNothingIsLeft();
  }

  @Test
  void closeEndsEverythingAndMayBeCalledTwice() {
    EmbeddedRedis redis = start();
    assertThat(Leftovers.processesIn(temporary))
        .extracting(ProcessHandle::pid)
        .contains(redis.pid());

    redis.close();
    assertNothingIsLeft();
    redis.close();
  }

  @Test
  @Timeout(30)
  void closeEndsAFrozenServer() throws Exception {
    EmbeddedRedis redis = start();
    Leftovers.signal("STOP", redis.pid());
    redis.close();
    assertNothingIsLeft();
  }

  @Test
  void aServerThatEndedByItselfIsClosedToo() {
    EmbeddedRedis redis = start();
    ProcessHandle.of(redis.pid()).orElseThrow().destroy();
    await().until(() -> ProcessHandle.of(redis.pid()).isEmpty());
    redis.close();
    assertNothingIsLeft();
  }

  @Test
  void aFailedStartRepeatsTheServersOwnWordsAndLeavesNothing() {
    Set<Thread> before = threads();

    assertThatThrownBy(() -> start("--no-such-directive", "1"))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "The embedded Redis did not start (Bad directive or wrong number of arguments); use a"
                + " server with --redis redis://host:port.");

    assertThat(threads()).isSubsetOf(before);
    assertNothingIsLeft();
  }

  @Test
  void aTemporaryFolderThatIsMissingIsSaid() {
    Path missing = temporary.resolve("missing");
    assertThatThrownBy(() -> EmbeddedRedis.start(missing, EmbeddedRedis::freePort))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining(missing.toString());
    assertNothingIsLeft();
  }

  @Test
  void aGuardWithoutAnyoneWhoReadsStillCleansUp() throws Exception {
    Path folder = temporary.resolve("handson-redis-unread");
    Path server = folder.resolve("redis-server");
    Process guard = new ProcessBuilder(ServerProcess.command(
            folder, server, RedisAddress.of("127.0.0.1", EmbeddedRedis.freePort()), List.of()))
        .start();
    assertThat(guard.getInputStream().read()).isEqualTo('r');
    // As if the JVM died between its last word to the shell and the answer.
    guard.getInputStream().close();
    ServerProcess.unpack(
        EmbeddedRedis.binary(System.getProperty("os.name"), System.getProperty("os.arch")), server);
    guard.getOutputStream().write("unpacked\n".getBytes());
    guard.getOutputStream().close();

    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, x86_64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, darwin-arm64",
    "Mac OS X, x86_64, darwin-amd64",
  })
  void knowsItsBinary(String os, String processor, String ending) {
    String binary = EmbeddedRedis.binary(os, processor);
    assertThat(binary).isEqualTo("/redis-server-7.0.15-" + ending);
    assertThat(EmbeddedRedis.class.getResource(binary)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64", "SunOS, sparcv9", "Linux, i386"})
  void saysWhereItDoesNotRun(String os, String processor) {
    assertThatThrownBy(() -> EmbeddedRedis.binary(os, processor))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "There is no embedded Redis for %s on %s; add --redis docker where Docker runs, or work in WSL.",
            os, processor);
  }

  private EmbeddedRedis start(String... directives) {
    return EmbeddedRedis.start(temporary, EmbeddedRedis::freePort, directives);
  }

  private static UnifiedJedis connect(RedisAddress address) {
    return RedisClient.builder()
        .hostAndPort(address.host(), address.port())
        .clientConfig(RedisClients.jedisConfig(address, "test", java.time.Duration.ofSeconds(5)))
        .build();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        // The JDK's own that wait for processes are daemons, and stay for a minute.
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private void assertNothingIsLeft() {
    Leftovers.awaitNone(temporary);
  }
}
