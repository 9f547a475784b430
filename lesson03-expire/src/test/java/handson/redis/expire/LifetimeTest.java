package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LifetimeTest {
  @Test
  void thePttlOfAKeyIsOneOfThree() {
    assertThat(Lifetime.of(-2)).isEqualTo(new Lifetime.Gone());
    assertThat(Lifetime.of(-1)).isEqualTo(new Lifetime.Endless());
    assertThat(Lifetime.of(0)).isEqualTo(new Lifetime.Left(Duration.ZERO));
    assertThat(Lifetime.of(1_500)).isEqualTo(new Lifetime.Left(Duration.ofMillis(1_500)));
  }

  @Test
  void aTimeToLiveIsWholeMilliseconds() {
    assertThat(TimeToLive.millis(Duration.ofNanos(1_999_999))).isEqualTo(1);
    assertThat(TimeToLive.millis(TimeToLive.LONGEST)).isEqualTo(3_155_760_000_000L);
    assertThatThrownBy(() -> TimeToLive.millis(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The time to live is PT0S; give 1 ms to 36525 days.");
  }
}
