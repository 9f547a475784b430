package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@ExtendWith(SharedRedis.class)
final class ServerTimeTest {
  private final RedisClients clients;
  private final UnifiedJedis redis;
  private final String key = Given.of("server time").key("key");

  ServerTimeTest(RunningRedis server) {
    clients = new RedisClients(server.address(), "course-time");
    redis = clients.jedis();
  }

  @AfterEach
  void clean() {
    redis.del(key);
    clients.close();
  }

  @Test
  void itIsTheClockThatExpiryGoesBy() {
    redis.set(key, "a", SetParams.setParams().ex(100));

    Instant before = ServerTime.now(redis);
    Instant expiry = Instant.ofEpochMilli(redis.pexpireTime(key));
    assertThat(Duration.between(before, expiry))
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100));
    assertThat(ServerTime.now(redis)).isAfter(before);
  }

  @Test
  void whatIsLetExpireIsGone() {
    redis.set(key, "a");

    ServerTime.letExpire(redis, key);

    assertThat(redis.exists(key)).isFalse();
    assertThatThrownBy(() -> ServerTime.letExpire(redis, key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(key);
  }
}
