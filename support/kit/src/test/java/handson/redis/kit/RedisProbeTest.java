package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RedisProbeTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  @Test
  void aServerTellsItsVersion() {
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      assertThat(RedisProbe.version(server.address(), "--redis")).isEqualTo(EmbeddedRedis.VERSION);
    }
  }

  @Test
  void aPlainPortIsSilentToTls() {
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      RedisAddress plain = server.address();
      RedisAddress tls =
          new RedisAddress(
              plain.host(),
              plain.port(),
              true,
              Optional.empty(),
              Optional.empty(),
              0,
              Optional.empty());

      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(tls, "--redis", PATIENCE))
          .withMessageStartingWith(tls + " (from --redis) did not answer within 300 ms")
          .withMessageEndingWith("whether the port speaks TLS.");
    }
  }

  @Test
  void aSilentPort() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RedisAddress address = RedisAddress.of("127.0.0.1", silent.getLocalPort());

      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(address, "--redis", PATIENCE))
          .withMessageEndingWith("whether the port wants TLS (rediss://).");
    }
  }

  @Test
  void aRefusedConnection() {
    RedisAddress nobody = RedisAddress.of("127.0.0.1", EmbeddedRedis.freePort());

    assertThatExceptionOfType(SetupException.class)
        .isThrownBy(() -> RedisProbe.version(nobody, "REDIS_URL"))
        .withMessageStartingWith(nobody + " (from REDIS_URL) cannot be reached");
  }

  @Test
  void aWrongOrMissingPassword() {
    try (EmbeddedRedis server = EmbeddedRedis.start("--requirepass", "right")) {
      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(server.address().withPassword("wrong"), "--redis"))
          .withMessageEndingWith("refused the login; check user and password.")
          .withMessageNotContaining("wrong");
      assertThatExceptionOfType(SetupException.class)
          .isThrownBy(() -> RedisProbe.version(server.address(), "--redis"))
          .withMessageContaining("asks for a password");
    }
  }
}
