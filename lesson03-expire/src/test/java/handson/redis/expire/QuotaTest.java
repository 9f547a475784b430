package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotaTest {

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aLimitBelowOne(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota(limit, Duration.ofSeconds(1)))
        .withMessage("The limit is %d; give 1 or more.", limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT8784H0.001S", "PT1000000000000000H"})
  void aWindowOutOfRange(String window) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota(1, Duration.parse(window)))
        .withMessage("The window is %s; give one from 1 ms to 366 days.", window);
  }

  @Test
  void aWindowWithAPartOfAMillisecond() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota(1, Duration.parse("PT1.0000001S")))
        .withMessageContaining("PT1.0000001S");
  }

  @Test
  void theIntervalIsRoundedUp() {
    assertThat(new Quota(3, Duration.ofSeconds(1)).intervalMicros()).isEqualTo(333_334);
    assertThat(new Quota(4, Duration.ofSeconds(1)).intervalMicros()).isEqualTo(250_000);
    assertThat(new Quota(Integer.MAX_VALUE, Duration.ofMillis(1)).intervalMicros())
        .isEqualTo(1);
    assertThat(new Quota(1, Quota.LONGEST).intervalMicros())
        .isEqualTo(Quota.LONGEST.toSeconds() * 1_000_000);
  }
}
