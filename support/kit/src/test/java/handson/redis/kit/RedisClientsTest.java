package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

final class RedisClientsTest {
  private static final String PASSWORD = "s3cret: é 🐉@/";
  private static final int TLS_PORT = EmbeddedRedis.freePort();

  @TempDir
  private static Path folder;

  private static Certificates certificates;
  private static EmbeddedRedis plain;
  private static EmbeddedRedis locked;
  private static EmbeddedRedis encrypted;

  @BeforeAll
  static void startServers() throws Exception {
    certificates = Certificates.makeIn(folder);
    // A minus: where the machine has no such address, the server goes on without.
    plain = EmbeddedRedis.start("--bind", "127.0.0.1", "-::1");
    locked = EmbeddedRedis.start(
        "--requirepass", PASSWORD, "--user", "bob", "on", ">" + "bob's", "~*", "&*", "+@all");
    encrypted = EmbeddedRedis.start(certificates.directives(TLS_PORT, "127.0.0.1", "-::1"));
  }

  @AfterAll
  static void endServers() {
    plain.close();
    locked.close();
    encrypted.close();
  }

  @AfterEach
  void empty() {
    try (UnifiedJedis jedis = RedisClient.create("127.0.0.1", plain.address().port())) {
      jedis.flushAll();
    }
  }

  @Test
  void shareTextOnAPlainServer() {
    assertShareText(plain.address());
  }

  @Test
  void logInWithAPassword() {
    assertShareText(locked.address().withPassword(PASSWORD));
  }

  @Test
  void logInAsAUser() {
    assertShareText(RedisAddress.parse("redis://bob:bob's@" + locked.address().hostAndPort()));
  }

  @Test
  void aPasswordThatNobodyAskedForDoesNoHarm() {
    assertShareText(plain.address().withPassword("needless"));
  }

  @Test
  void useTheDatabaseOfTheAddress() {
    RedisAddress third = plain.address().withDatabase(3);
    assertShareText(third);
    try (UnifiedJedis zero = RedisClient.create("127.0.0.1", plain.address().port())) {
      assertThat(zero.dbSize()).isZero();
      assertThat(zero.info("keyspace")).contains("db3:keys=3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void trustTheAuthorityThatIsNamed(String host) {
    assertShareText(RedisAddress.parse("rediss://" + host + ":" + TLS_PORT + "/2")
        .withCaCertificate(certificates.certificate()));
  }

  @Test
  void trustNobodyElse() {
    RedisAddress untrusted = RedisAddress.parse("rediss://127.0.0.1:" + TLS_PORT);
    try (RedisClients clients = new RedisClients(untrusted, "test")) {
      assertThatFails(() -> clients.jedis().ping());
      assertThatFails(clients::lettuce);
    }
  }

  @Test
  void reachAnIpv6Address() {
    assumeThat(hasIpv6()).as("::1 exists").isTrue();
    assertShareText(RedisAddress.parse("redis://[::1]:" + plain.address().port()));
    assertShareText(RedisAddress.parse("rediss://[::1]:" + TLS_PORT)
        .withCaCertificate(certificates.certificate()));
  }

  @Test
  void areMadeOnceAndOnlyWhereTheyAreAskedFor() {
    try (UnifiedJedis look = RedisClient.create("127.0.0.1", plain.address().port());
        RedisClients clients = new RedisClients(plain.address(), "test")) {
      await()
          .untilAsserted(
              () -> assertThat(look.info("clients")).contains("connected_clients:1\r\n"));
      assertThat(clients.jedis()).isSameAs(clients.jedis());
      assertThat(clients.lettuce()).isSameAs(clients.lettuce());
      assertThat(clients.lettuceClient()).isSameAs(clients.lettuceClient());
      assertThat(clients.redisson()).isSameAs(clients.redisson());
      assertThat(clients.address()).isEqualTo(plain.address());
      assertThat(clients.name()).isEqualTo("test");
    }
  }

  @Test
  void closeLeavesNoConnectionAndNoThreadThatKeepsTheJvm() {
    Set<Thread> before = nonDaemons();
    try (UnifiedJedis look = RedisClient.create("127.0.0.1", plain.address().port())) {
      RedisClients clients = new RedisClients(plain.address(), "test");
      clients.jedis().set("a", "1");
      clients.lettuce().sync().get("a");
      clients.lettuceClient().connect().sync().get("a");
      clients.redisson().getBucket("a").get();
      assertThat(look.info("clients")).doesNotContain("connected_clients:1\r\n");

      clients.close();

      await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
        assertThat(look.info("clients")).contains("connected_clients:1\r\n");
        assertThat(before).containsAll(nonDaemons());
      });
      clients.close();
    }
  }

  @Test
  void closeOfWhatWasNeverUsedDoesNothing() {
    new RedisClients(RedisAddress.of("redis.invalid", 6379), "test").close();
  }

  /** Every client reads what every client wrote. */
  private static void assertShareText(RedisAddress address) {
    List<String> texts = List.of("é", "日本 語", "🐉\n\"\\");
    try (RedisClients clients = new RedisClients(address, "test")) {
      clients.jedis().set("é:jedis", texts.get(0));
      clients.lettuce().sync().set("日本:lettuce", texts.get(1));
      clients.redisson().getBucket("🐉:redisson").set(texts.get(2));

      String[] keys = {"é:jedis", "日本:lettuce", "🐉:redisson"};
      assertThat(clients.jedis().mget(keys)).isEqualTo(texts);
      assertThat(clients.lettuce().sync().mget(keys))
          .extracting(pair -> pair.getValueOrElse(null))
          .isEqualTo(texts);
      for (int i = 0; i < keys.length; i++) {
        assertThat(clients.redisson().<String>getBucket(keys[i]).get()).isEqualTo(texts.get(i));
      }
    }
  }

  private static void assertThatFails(ThrowingCallable call) {
    assertThatThrownBy(call).hasStackTraceContaining("unable to find valid certification path");
  }

  private static Set<Thread> nonDaemons() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .filter(thread -> !thread.getName().equals("awaitility-thread"))
        .collect(Collectors.toSet());
  }

  private static boolean hasIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
