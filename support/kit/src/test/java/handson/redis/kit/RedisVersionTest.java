package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedisVersionTest {

  @ParameterizedTest
  @CsvSource({"7.4.0, 7.4", "7.4, 7.4", "7.10.1, 7.4", "8.0.2, 7.4", "10.0.0, 7.4"})
  void aServerThatIsNewEnoughSkipsNothing(String version, String oldest) {
    assertThat(new RedisVersion(version).skipped(oldest)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7.0.15, 7.4", "7.3.9, 7.4", "7.4.1, 8.0", "8.0.9, 8.0.10"})
  void anOlderOneSaysWhy(String version, String oldest) {
    assertThat(new RedisVersion(version).skipped(oldest))
        .contains("skipped: needs Redis " + oldest + ", this is " + version);
  }

  @Test
  void aServerTellsItsVersion() {
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(server.address(), "course-test")) {
      assertThat(RedisVersion.of(clients.jedis()).text()).matches("\\d+\\.\\d+\\.\\d+");
    }
  }
}
