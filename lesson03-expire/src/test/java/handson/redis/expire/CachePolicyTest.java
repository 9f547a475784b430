package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class CachePolicyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TOO_LONG = TimeToLive.LONGEST.plusMillis(1);

  @Test
  void everyTimeToLiveIsOneThatRedisTakes() {
    CachePolicy wild = policy("products", Math.nextDown(1.0), SECOND, SECOND, SECOND);

    assertThat(wild.jittered(SECOND, -1)).as("the shortest of a second").isEqualTo(1);
    assertThat(wild.jittered(SECOND, 0)).as("what is in the middle").isEqualTo(1_000);
    assertThat(LongStream.range(0, 1_000).map(i -> wild.jittered(SECOND)))
        .allSatisfy(millis -> assertThat(millis).isBetween(1L, 2_000L))
        .anySatisfy(millis -> assertThat(millis).isLessThan(900))
        .anySatisfy(millis -> assertThat(millis).isGreaterThan(1_100));
    assertThat(policy("products", 0, SECOND, SECOND, SECOND).jittered(SECOND)).isEqualTo(1_000);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertRefused(() -> policy("", 0, SECOND, SECOND, SECOND), "no name");
    assertRefused(() -> policy("products", 1, SECOND, SECOND, SECOND), "jitter is 1.0");
    assertRefused(() -> policy("products", Double.NaN, SECOND, SECOND, SECOND), "NaN");
    assertRefused(() -> policy("products", 0, SECOND.minusMillis(1), SECOND, SECOND), "PT0.999S");
    assertRefused(() -> policy("products", 0, TOO_LONG, SECOND, SECOND), "ttl is PT876600H0.001S");
    assertRefused(
        () -> policy("products", 0, SECOND, Duration.ofSeconds(Long.MAX_VALUE), SECOND),
        "patience is");
    assertRefused(() -> policy("products", 0, SECOND, Duration.ofMillis(-1), SECOND), "patience");
    assertRefused(() -> policy("products", 0, SECOND, SECOND, Duration.ZERO), "timeout is PT0S");
    assertRefused(() -> policy("products", 0, SECOND, SECOND, TOO_LONG), "to 36525 days");
  }

  private static void assertRefused(Runnable policy, String message) {
    assertThatThrownBy(policy::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static CachePolicy policy(
      String name, double jitter, Duration ttl, Duration patience, Duration timeout) {
    return new CachePolicy(name, ttl, jitter, SECOND, SECOND, patience, timeout);
  }
}
