package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisAddressTest {

  @ParameterizedTest
  @CsvSource({
    "redis://localhost, localhost, 6379, false, 0",
    "redis://localhost/, localhost, 6379, false, 0",
    "redis://localhost:7000, localhost, 7000, false, 0",
    "redis://localhost:7000/3, localhost, 7000, false, 3",
    "rediss://redis.example.com:6380/15, redis.example.com, 6380, true, 15",
    "REDIS://localhost, localhost, 6379, false, 0",
    "' redis://127.0.0.1:7000 ', 127.0.0.1, 7000, false, 0",
    "redis://redis_cache:6379, redis_cache, 6379, false, 0",
    "redis://[::1]:7000/2, ::1, 7000, false, 2",
    "redis://[::1], ::1, 6379, false, 0",
    "redis://[2001:db8::1]:65535, 2001:db8::1, 65535, false, 0",
  })
  void parsesAUrl(String url, String host, int port, boolean tls, int database) {
    assertThat(RedisAddress.parse(url))
        .isEqualTo(new RedisAddress(
            host, port, tls, Optional.empty(), Optional.empty(), database, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:s3cret@h, , s3cret",
    // How older tools write a password.
    "redis://s3cret@h, , s3cret",
    "redis://bob:s3cret@h, bob, s3cret",
    "redis://bob:a%40b%3Ac%2Fd%20e%25@h, bob, a@b:c/d e%",
    "redis://bob:a+b:c@h, bob, a+b:c",
    "redis://b%C3%A9:%E6%97%A5%F0%9F%90%89@h, bé, 日🐉",
  })
  void parsesALogin(String url, String user, String password) {
    RedisAddress address = RedisAddress.parse(url);
    assertThat(address.user()).isEqualTo(Optional.ofNullable(user));
    assertThat(address.password()).contains(password);
    assertThat(address.host()).isEqualTo("h");
    assertThat(address).hasToString("redis://h:6379/0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "redis://bob:s3cret@h:port | '***@h:***' names no host, or a port that is no number",
        "redis://h:99999 | 'h:99999' names port 99999, and ports go from 1 to 65535",
        "redis://h:0 | 'h:0' names port 0, and ports go from 1 to 65535",
        "redis://h:-1 | 'h:***' names no host, or a port that is no number",
        "redis://h:123456 | 'h:123456' names no host, or a port that is no number",
        "redis://:s3cret@ | '***@' names no host, or a port that is no number",
        "redis://:s3cret | ':***' names no host, or a port that is no number",
        "redis://bob:s3cret | 'bob:***' names no host, or a port that is no number",
        "redis://bob:s3/cret | 'bob:***' names no host, or a port that is no number",
        "redis:///3 | '/3' names no host, or a port that is no number",
        "redis://bob:s3@cret@h | '***@h' names no host, or a port that is no number",
        "redis://bob:s3/cret@h | '***@h' names no host, or a port that is no number",
        "redis://bob:s3?cret@h | '***@h' names no host, or a port that is no number",
        "redis://bob:s3#cret@h | '***@h' names no host, or a port that is no number",
        "redis://bob:s3 cret@h | '***@h' is no URL; a special character in a user or password must"
            + " be percent-encoded",
        "redis://bob:s3%cret@h | '***@h' is no URL; a special character in a user or password must"
            + " be percent-encoded",
        "redis:// | '' is no URL; a special character in a user or password must be"
            + " percent-encoded",
        "redis://bob:@h | '***@h' names a user without a password",
        "redis://h?password=s3cret | 'h?***' has a '?' or '#' part, which the course does not know",
        "redis://h/0#s3cret | 'h/0#***' has a '?' or '#' part, which the course does not know",
        "redis://bob:s3cret@h/x | '***@h/x' names the database /x, and a database is a number",
        "redis://h/-1 | 'h/-1' names the database /-1, and a database is a number",
        "redis://h/1/2 | 'h/1/2' names the database /1/2, and a database is a number",
        "redis://::1 | ':***' names no host, or a port that is no number",
      })
  void refusesWithASentence(String url, String sentence) {
    assertThatThrownBy(() -> RedisAddress.parse(url))
        .isInstanceOf(SetupException.class)
        .hasNoCause()
        .hasMessage(sentence.replaceFirst("'", "'redis://")
            + "; write it as redis://[user:password@]host[:port][/database].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bob:s3cret@h", "h:6379", "//bob:s3cret@h", "", "redis:s3cret@h"})
  void refusesAnotherScheme(String url) {
    assertThatThrownBy(() -> RedisAddress.parse(url))
        .isInstanceOf(SetupException.class)
        .message()
        .endsWith("; write it as redis://[user:password@]host[:port][/database].")
        .doesNotContain("s3cret");
  }

  @Test
  void showsNeitherUserNorPassword() {
    RedisAddress address = RedisAddress.parse("rediss://bob:s3cret@h:7000/3");
    assertThat(address).hasToString("rediss://h:7000/3");
    assertThat(address.hostAndPort()).isEqualTo("h:7000");
  }

  @Test
  void takesAnIpv6AddressWithAndWithoutBrackets() {
    assertThat(RedisAddress.of("[::1]", 7000)).isEqualTo(RedisAddress.of("::1", 7000));
    assertThat(RedisAddress.of("::1", 7000)).hasToString("redis://[::1]:7000/0");
    assertThat(RedisAddress.parse(RedisAddress.of("::1", 7000).toString()))
        .isEqualTo(RedisAddress.of("::1", 7000));
  }

  @Test
  void changesOneThing() {
    RedisAddress address = RedisAddress.parse("rediss://bob:s3cret@h:7000/3");
    assertThat(address.withDatabase(4)).hasToString("rediss://h:7000/4");
    assertThat(address.withDatabase(4).password()).contains("s3cret");
    assertThat(address.withPassword("other").password()).contains("other");
    assertThat(address.withPassword("other").user()).contains("bob");
    assertThat(address.withCaCertificate(Path.of("ca.pem")).caCertificate())
        .contains(Path.of("ca.pem"));
  }
}
