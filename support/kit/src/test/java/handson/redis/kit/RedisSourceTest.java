package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.RedisSource.Docker;
import handson.redis.kit.RedisSource.Embedded;
import handson.redis.kit.RedisSource.Server;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisSourceTest {
  private static final Map<String, String> EVERYTHING =
      Map.of("REDIS_URL", "redis://by-url", "REDIS_HOST", "by-host", "REDIS_PORT", "7000");

  @Test
  void theOptionComesFirst() {
    assertThat(choose("redis://by-option", "redis://by-property", EVERYTHING))
        .isEqualTo(server("redis://by-option", "--redis"))
        .hasToString("redis://by-option:6379/0 (from --redis)");
    assertThat(choose("embedded", "redis://by-property", EVERYTHING)).isEqualTo(new Embedded());
  }

  @Test
  void thenTheProperty() {
    assertThat(choose(null, "redis://by-property", EVERYTHING))
        .isEqualTo(server("redis://by-property", "course.redis"));
    assertThat(choose(null, " embedded ", EVERYTHING)).isEqualTo(new Embedded());
  }

  @Test
  void thenTheUrlOfTheEnvironment() {
    assertThat(choose(null, null, EVERYTHING)).isEqualTo(server("redis://by-url", "REDIS_URL"));
    assertThat(choose(null, null, Map.of("REDIS_URL", "embedded"))).isEqualTo(new Embedded());
  }

  @Test
  void thenTheHostOfTheEnvironment() {
    assertThat(choose(null, null, Map.of("REDIS_HOST", "by-host")))
        .isEqualTo(server("redis://by-host:6379", "REDIS_HOST"));
    assertThat(choose(null, null, Map.of("REDIS_HOST", " by-host ", "REDIS_PORT", " 7000 ")))
        .isEqualTo(server("redis://by-host:7000", "REDIS_HOST"));
    assertThat(choose(
            null, null, Map.of("REDIS_HOST", "h", "REDIS_PORT", "7000", "REDIS_SSL_PORT", "7001")))
        .isEqualTo(server("rediss://h:7001", "REDIS_HOST"));
    assertThat(choose(null, null, Map.of("REDIS_HOST", "::1", "REDIS_PASSWORD", "p@ss word")))
        .isEqualTo(server("redis://:p%40ss%20word@[::1]", "REDIS_HOST"))
        .hasToString("redis://[::1]:6379/0 (from REDIS_HOST)");
  }

  @Test
  void elseEmbedded() {
    assertThat(choose(null, null, Map.of("REDIS_PORT", "7000", "REDIS_PASSWORD", "s3cret")))
        .isEqualTo(new Embedded())
        .hasToString("embedded Redis 7.0.15");
  }

  @Test
  void dockerRunsTheImageOfTheEnvironmentOrOfTheComposeFile() {
    assertThat(choose("docker", "embedded", EVERYTHING))
        .isEqualTo(new Docker(DockerRedis.image(Map.of())));
    assertThat(choose(null, null, Map.of("REDIS_URL", "docker", "REDIS_IMAGE", "redis:7.4")))
        .isEqualTo(new Docker("redis:7.4"))
        .hasToString("a container of redis:7.4");
  }

  @Test
  void whatIsBlankIsNotThere() {
    assertThat(choose(" ", "", Map.of("REDIS_URL", " ", "REDIS_HOST", "")))
        .isEqualTo(new Embedded());
    assertThat(choose(
            null,
            null,
            Map.of(
                "REDIS_HOST", "h", "REDIS_PORT", "", "REDIS_SSL_PORT", " ", "REDIS_PASSWORD", "")))
        .isEqualTo(server("redis://h:6379", "REDIS_HOST"));
  }

  @Test
  void theAuthorityGoesToAnEncryptedServerOnly() {
    Map<String, String> ca = Map.of("REDIS_CA_CERT", "ca.pem");
    assertThat(((Server) choose("rediss://h", null, ca)).address().caCertificate())
        .contains(Path.of("ca.pem"));
    assertThat(((Server) choose("redis://h", null, ca)).address().caCertificate())
        .isEmpty();
    assertThat(((Server) choose(
                null, null, Map.of("REDIS_HOST", "h", "REDIS_SSL_PORT", "1", "REDIS_CA_CERT", "c")))
            .address()
            .caCertificate())
        .contains(Path.of("c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "localhost:6379 | 'localhost:6379', which is neither 'embedded' nor 'docker' nor a redis:// or"
            + " rediss:// URL.",
        "bob:s3cret@h | '***@h', which is neither 'embedded' nor 'docker' nor a redis:// or"
            + " rediss:// URL.",
        "Embedded! | 'Embedded!', which is neither 'embedded' nor 'docker' nor a redis:// or"
            + " rediss:// URL.",
      })
  void anotherWordIsRefused(String value, String rest) {
    assertThatThrownBy(() -> choose(value, null, Map.of()))
        .isInstanceOf(SetupException.class)
        .hasMessage("--redis is " + rest);
    assertThatThrownBy(() -> choose(null, value, Map.of())).hasMessage("course.redis is " + rest);
    assertThatThrownBy(() -> choose(null, null, Map.of("REDIS_URL", value)))
        .hasMessage("REDIS_URL is " + rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bob:s3cret@h",
        "redis://bob:s3cret@h:x",
        "redis://bob:s3 cret@h",
        "redis://bob:s3@cret@h",
        "redis://:s3cret@",
        "redis://:s3cret",
        "redis://bob:s3cret@h/x",
        "redis://bob:s3cret@h?a=b",
        "s3cret@h",
      })
  void aWrongValueIsSaidWithoutItsPassword(String url) {
    for (String from : new String[] {"option", "property", "environment"}) {
      assertThatThrownBy(() -> choose(
              from.equals("option") ? url : null,
              from.equals("property") ? url : null,
              from.equals("environment") ? Map.of("REDIS_URL", url) : Map.of()))
          .isInstanceOf(SetupException.class)
          .hasNoCause()
          .message()
          .contains("redis://")
          .endsWith(".")
          .doesNotContain("s3", "cret");
    }
  }

  @ParameterizedTest
  @CsvSource({"REDIS_PORT, 0", "REDIS_PORT, 65536", "REDIS_SSL_PORT, x", "REDIS_PORT, 999999999999"
  })
  void aWrongPortIsSaid(String name, String port) {
    assertThatThrownBy(() -> choose(null, null, Map.of("REDIS_HOST", "h", name, port)))
        .isInstanceOf(SetupException.class)
        .hasMessage("%s is '%s', and ports go from 1 to 65535.", name, port);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:6379, localhost:6379",
    "redis://localhost, redis://localhost",
    "bob:s3cret@localhost, ***@localhost",
    "two words, two words",
    "h/0, h/0",
  })
  void aWrongHostIsSaid(String host, String shown) {
    assertThatThrownBy(() -> choose(null, null, Map.of("REDIS_HOST", host)))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "REDIS_HOST is '%s', and that is no host's name; write the port into REDIS_PORT, or use"
                + " REDIS_URL.",
            shown);
  }

  private static RedisSource choose(
      String option, String property, Map<String, String> environment) {
    return RedisSource.choose(
        Optional.ofNullable(option), Optional.ofNullable(property), environment);
  }

  private static RedisSource server(String url, String chosenBy) {
    return new Server(RedisAddress.parse(url), chosenBy);
  }
}
