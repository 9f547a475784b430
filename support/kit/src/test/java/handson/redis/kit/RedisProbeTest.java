package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisProbeTest {
  private static final String PASSWORD = "s3cret";
  private static final int TLS_PORT = EmbeddedRedis.freePort();
  private static final Duration LONG = Duration.ofSeconds(30);
  // For what never answers.
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir
  private static Path folder;

  private static Certificates certificates;
  private static EmbeddedRedis plain;
  private static EmbeddedRedis locked;
  private static EmbeddedRedis encrypted;

  @BeforeAll
  static void startServers() throws Exception {
    certificates = Certificates.makeIn(folder);
    plain = EmbeddedRedis.start("--user", "narrow", "on", ">" + PASSWORD, "~*", "+@all", "-info");
    locked = EmbeddedRedis.start("--requirepass", PASSWORD);
    encrypted = EmbeddedRedis.start(certificates.directives(TLS_PORT, "127.0.0.1", "127.0.0.2"));
  }

  @AfterAll
  static void endServers() {
    plain.close();
    locked.close();
    encrypted.close();
  }

  @Test
  void tellsTheVersion() {
    assertThat(RedisProbe.version(plain.address(), "--redis")).isEqualTo("7.0.15");
    assertThat(RedisProbe.version(locked.address().withPassword(PASSWORD), "--redis"))
        .isEqualTo("7.0.15");
    assertThat(RedisProbe.version(
            tls("localhost").withCaCertificate(certificates.certificate()), "--redis"))
        .isEqualTo("7.0.15");
  }

  @Test
  void refused() {
    assertSentence(
        RedisAddress.of("127.0.0.1", EmbeddedRedis.freePort()),
        "cannot be reached (Connection refused); start a server there (docker compose up -d) or use"
            + " --redis embedded.");
  }

  @Test
  void unknownHost() {
    assertSentence(
        RedisAddress.of("redis.invalid", 6379),
        "names a host that does not exist here; check the spelling.");
  }

  @Test
  void missingPassword() {
    assertSentence(
        locked.address(),
        "asks for a password; put it into the URL (redis://:password@host:port).");
    assertThat(failure(locked.address(), "REDIS_HOST"))
        .hasMessageEndingWith("asks for a password; put it into REDIS_PASSWORD.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://:wr0ng@", "redis://bob:wr0ng@", "redis://default:wr0ng@"})
  void wrongPassword(String login) {
    assertSentence(
        RedisAddress.parse(login + locked.address().hostAndPort()),
        "refused the login; check user and password.");
  }

  @Test
  void userWithoutPermission() {
    assertSentence(
        RedisAddress.parse("redis://narrow:" + PASSWORD + "@" + plain.address().hostAndPort()),
        "lets this user in, but not do what the course needs (NOPERM this user has no permissions"
            + " to run the 'info' command); name a user who may.");
  }

  @Test
  void tlsOnAPlainPort() {
    RedisAddress plainPort = plain.address();
    RedisAddress encryptedPort = RedisAddress.parse("rediss://" + plainPort.hostAndPort());
    assertThat(failure(encryptedPort, "--redis", SHORT))
        .hasMessage(
            "%s (from --redis) did not answer within 1 s; check host, port and firewall, and whether"
                + " the port speaks TLS at all.",
            encryptedPort);
  }

  @Test
  void plainOnATlsPort() {
    assertSentence(
        RedisAddress.of("127.0.0.1", TLS_PORT),
        "closed the connection at once; a TLS port wants rediss://.");
  }

  @Test
  void untrustedCertificate() {
    assertThat(failure(tls("127.0.0.1"), "--redis"))
        .hasMessageStartingWith(tls("127.0.0.1") + " (from --redis) failed in the TLS handshake (")
        .hasMessageContaining("unable to find valid certification path")
        .hasMessageEndingWith(
            "; check that the port speaks TLS, name the certificate's authority in REDIS_CA_CERT,"
                + " and the host as the certificate does.");
  }

  @Test
  void certificateForAnotherHost() {
    assertThat(failure(tls("127.0.0.2").withCaCertificate(certificates.certificate()), "--redis"))
        .hasMessageContaining("failed in the TLS handshake")
        .hasMessageContaining("127.0.0.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no certificate", ""})
  void authorityThatIsNone(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("none.pem"), text);
    assertThat(failure(tls("127.0.0.1").withCaCertificate(file), "--redis"))
        .hasMessageMatching(
            "REDIS_CA_CERT names .*none\\.pem, which cannot be read \\(.*\\); name a PEM file with"
                + " the certificate of the server's authority\\.");
  }

  @Test
  void authorityThatIsMissing() {
    Path file = folder.resolve("missing.pem");
    assertThat(failure(tls("127.0.0.1").withCaCertificate(file), "--redis"))
        .hasMessageStartingWith("REDIS_CA_CERT names " + file + ", which cannot be read");
  }

  @Test
  void silentSocket() throws IOException {
    try (FakeServer silent = FakeServer.start(command -> "")) {
      assertThat(failure(silent.address(), "--redis", SHORT))
          .hasMessage(
              "%s (from --redis) did not answer within 1 s; check host, port and firewall, and"
                  + " whether the port speaks TLS and wants rediss://.",
              silent.address());
    }
  }

  @Test
  void socketThatCloses() throws IOException {
    try (FakeServer closing = FakeServer.start(command -> null)) {
      assertSentence(
          closing.address(), "closed the connection at once; a TLS port wants rediss://.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "+OK\r\n",
        "$5\r\nhello\r\n",
        "\u0000\u0001"
      })
  void notRedis(String answer) throws IOException {
    try (FakeServer other = FakeServer.start(command -> answer)) {
      assertSentence(other.address(), "answers, but not as a Redis server does; check the port.");
    }
  }

  @Test
  void databaseThatIsMissing() {
    assertSentence(plain.address().withDatabase(99), "has no database 99; name a smaller number.");
  }

  @Test
  void serverThatIsStillLoading() throws IOException {
    try (FakeServer loading = FakeServer.start(command -> "-LOADING Redis is loading\r\n")) {
      assertSentence(
          loading.address(),
          "cannot be used (LOADING Redis is loading); use another server or --redis embedded.");
    }
  }

  /** Redis 7.0.15 is the only one at hand, so the older ones answer from a script. */
  @ParameterizedTest
  @ValueSource(strings = {"5.0.14", "6.2.14"})
  void serverThatIsTooOld(String version) throws IOException {
    String hello = version.startsWith("5")
        ? "-ERR unknown command `HELLO`, with args beginning with: `3`, \r\n"
        : "%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n";
    String info = "# Server\r\nredis_version:" + version + "\r\nredis_mode:standalone\r\n";
    Map<String, String> answers =
        Map.of("HELLO", hello, "INFO", "$" + info.length() + "\r\n" + info + "\r\n");
    try (FakeServer old = FakeServer.start(command -> answers.getOrDefault(command, "+OK\r\n"))) {
      assertThat(failure(old.address(), "--redis"))
          .hasMessage(
              "%s is Redis %s, and the course needs 7.0 or newer; update it or use --redis"
                  + " embedded.",
              old.address(), version);
    }
  }

  private static RedisAddress tls(String host) {
    return RedisAddress.parse("rediss://" + host + ":" + TLS_PORT);
  }

  private static void assertSentence(RedisAddress address, String rest) {
    assertThat(failure(address, "--redis")).hasMessage(address + " (from --redis) " + rest);
  }

  private static SetupException failure(RedisAddress address, String chosenBy) {
    return failure(address, chosenBy, LONG);
  }

  private static SetupException failure(RedisAddress address, String chosenBy, Duration patience) {
    SetupException failure = catchThrowableOfType(
        SetupException.class, () -> RedisProbe.version(address, chosenBy, patience));
    assertThat(failure).as("%s", address).isNotNull();
    assertThat(failure.getMessage()).doesNotContain(PASSWORD, "wr0ng", "\n");
    return failure;
  }
}
