package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSettingsTest {

  @Test
  void aUrlWithEverything() {
    ConnectionSettings settings =
        ConnectionSettings.ofUrl("rediss://default:p%40ss+word%2F%C3%A9@redis.example.com:6380/7");

    assertThat(settings.host()).isEqualTo("redis.example.com");
    assertThat(settings.port()).isEqualTo(6380);
    assertThat(settings.tls()).isTrue();
    assertThat(settings.user()).contains("default");
    assertThat(settings.password()).contains("p@ss+word/é");
    assertThat(settings.database()).isEqualTo(7);
  }

  @Test
  void aUrlWithAHostOnly() {
    ConnectionSettings settings = ConnectionSettings.ofUrl("redis://localhost");

    assertThat(settings.port()).isEqualTo(6379);
    assertThat(settings.tls()).isFalse();
    assertThat(settings.user()).isEmpty();
    assertThat(settings.password()).isEmpty();
    assertThat(settings.database()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://:a%3Ab@h/", "redis://a%3Ab@h", " redis://:a:b@h/0 "})
  void aPasswordWithoutAUser(String url) {
    assertThat(ConnectionSettings.ofUrl(url).user()).isEmpty();
    assertThat(ConnectionSettings.ofUrl(url).password()).contains("a:b");
  }

  @Test
  void anIpv6AddressKeepsItsBrackets() {
    assertThat(ConnectionSettings.ofUrl("redis://[::1]:7000/2"))
        .hasToString("redis://[::1]:7000/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://user:hidden@host",
        "redis://user:hidden@",
        "redis://:hidden@host:port",
        "redis://:hidden@host:0",
        "redis://:hidden@host:65536",
        "redis://:hidden@host/first",
        "redis://:hidden@host/-1",
        "redis://:hidden%@host",
        "redis://:hid den@host",
        "redis://:hid\nden@host"
      })
  void whatIsNoUrlIsRefusedWithoutThePassword(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectionSettings.ofUrl(url))
        .withMessageContaining("redis://[user:password@]host[:port][/database]")
        .withMessageNotContaining("hid")
        .withNoCause();
  }

  @Test
  void theTextHasNoPassword() {
    assertThat(ConnectionSettings.ofUrl("rediss://ann:hidden@host:6380/1"))
        .hasToString("rediss://host:6380/1");
  }

  @Test
  void theEnvironmentsUrlComesFirst() {
    ConnectionSettings settings = ConnectionSettings.ofEnvironment(
        Map.of("REDIS_URL", "redis://first/2", "REDIS_HOST", "second"));

    assertThat(settings).hasToString("redis://first:6379/2");
  }

  @Test
  void theEnvironmentsHost() {
    ConnectionSettings settings = ConnectionSettings.ofEnvironment(
        Map.of("REDIS_HOST", "cache", "REDIS_PORT", "7000", "REDIS_PASSWORD", "100%/pure"));

    assertThat(settings).hasToString("redis://cache:7000/0");
    assertThat(settings.password()).contains("100%/pure");
  }

  @Test
  void theEnvironmentsTlsPortWins() {
    ConnectionSettings settings = ConnectionSettings.ofEnvironment(Map.of(
        "REDIS_HOST", "cache",
        "REDIS_PORT", "6379",
        "REDIS_SSL_PORT", "6380",
        "REDIS_CA_CERT", "/etc/ca.pem"));

    assertThat(settings).hasToString("rediss://cache:6380/0");
    assertThat(settings.caCertificate())
        .isEqualTo(Optional.of(new CaCertificate(Path.of("/etc/ca.pem"))));
  }

  @Test
  void anEmptyEnvironmentMeansThisMachine() {
    assertThat(ConnectionSettings.ofEnvironment(Map.of("REDIS_URL", " ")))
        .hasToString("redis://localhost:6379/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "six", "999999"})
  void aWrongPortOfTheEnvironment(String port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ConnectionSettings.ofEnvironment(Map.of("REDIS_HOST", "cache", "REDIS_PORT", port)))
        .withMessageContaining(port);
  }

  @Test
  void numbersThatMakeNoSense() {
    ConnectionSettings settings = ConnectionSettings.ofUrl("redis://localhost");

    assertThatIllegalArgumentException().isThrownBy(() -> settings.withTimeout(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withPoolSize(0));
  }

  @Test
  void whatIsChangedIsTheOnlyChange() {
    ConnectionSettings before = ConnectionSettings.ofUrl("rediss://ann:hidden@host:6380/1");

    ConnectionSettings after = before
        .withTimeout(Duration.ofSeconds(9))
        .withPoolSize(3)
        .withRetry(new Retry(7, Duration.ofSeconds(1)))
        .withClientName("shop")
        .withCaCertificate(Path.of("ca.pem"));

    assertThat(after.timeout()).isEqualTo(Duration.ofSeconds(9));
    assertThat(after.poolSize()).isEqualTo(3);
    assertThat(after.retry()).isEqualTo(new Retry(7, Duration.ofSeconds(1)));
    assertThat(after.clientName()).isEqualTo("shop");
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("timeout", "poolSize", "retry", "clientName", "caCertificate")
        .isEqualTo(before);
  }
}
