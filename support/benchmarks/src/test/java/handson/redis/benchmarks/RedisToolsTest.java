package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

final class RedisToolsTest {

  @Test
  void theFigureOfRedisBenchmarkStandsBehindTheCommandWhateverThatIs() throws IOException {
    String csv = """
        WARNING: Could not fetch server CONFIG
        "test","rps","avg_latency_ms","min_latency_ms"
        "SET key a","b","123456.79","0.011","0.008"
        """;

    assertThat(RedisTools.requestsPerSecond(csv)).isEqualTo(123_456.79);
    assertThatThrownBy(() -> RedisTools.requestsPerSecond("Could not connect to Redis"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Could not connect to Redis");
  }

  @Test
  void aPasswordIsNotHandedToAProgram() {
    RedisAddress address = RedisAddress.of("127.0.0.1", 6379);

    assertThat(RedisTools.find("no-such-program", address)).isEmpty();
    assertThat(RedisTools.find("sh", address)).isPresent();
    assertThat(RedisTools.find("sh", address.withPassword("secret"))).isEmpty();
  }

  @Test
  void aBareSocketReadsWhatRedisAnswers() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start("--requirepass", "secret");
        RedisClient jedis =
            RedisClient.create("redis://:secret@" + redis.address().hostAndPort() + "/3");
        BareSocket socket =
            new BareSocket(redis.address().withPassword("secret").withDatabase(3))) {
      byte[] some = BareSocket.command(List.of("RPUSH", "list", "ñ", "", "x"));
      socket.send(BareSocket.repeated(some, 2), 2);
      socket.send(BareSocket.command(List.of("LRANGE", "list", "0", "-1")), 1);
      socket.send(BareSocket.command(List.of("GET", "nothing")), 1);
      socket.send(BareSocket.command(List.of("PING")), 1);

      assertThat(jedis.lrange("list", 0, -1)).containsExactly("ñ", "", "x", "ñ", "", "x");
      assertThatThrownBy(() -> socket.send(BareSocket.command(List.of("INCR", "list")), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("WRONGTYPE");
    }
  }
}
