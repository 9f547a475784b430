package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {

  @TestFactory
  Stream<DynamicTest> fixedWindowLimiter(RunningRedis redis) {
    return CrossClient.pairs(FixedWindowLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(3, Duration.ofHours(1));

      assertThat(writer.tryAcquire(key, quota)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(key, quota)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquire(key, quota)).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquire(key, quota).allowed()).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> slidingWindowLimiter(RunningRedis redis) {
    return CrossClient.pairs(SlidingWindowLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(3, Duration.ofHours(1));
      Instant now = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000), 1_000);

      assertThat(writer.tryAcquireAt(key, quota, now)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquireAt(key, quota, now)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquireAt(key, quota, now.plusSeconds(1))).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquireAt(key, quota, now.plusSeconds(2)))
          .isEqualTo(Decision.reject(quota.window().minusSeconds(2)));
      String other = given.key("caller");
      assertThat(writer.tryAcquire(other, quota)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(other, quota)).isEqualTo(Decision.allow(1));
    });
  }

  @TestFactory
  Stream<DynamicTest> gcraLimiter(RunningRedis redis) {
    return CrossClient.pairs(GcraLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(4, Duration.ofHours(1));
      Instant now = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000), 1_000);

      assertThat(writer.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquireAt(key, quota, 3, now.plusSeconds(60)))
          .isEqualTo(Decision.reject(Duration.ofMinutes(14)));
      String other = given.key("caller");
      assertThat(writer.tryAcquire(other, quota, 3)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(other, quota, 3)).isEqualTo(Decision.allow(1));
    });
  }
}
