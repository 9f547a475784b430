package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import handson.redis.basics.RedisFailure.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RetryTest {
  private static final ConnectionSettings SETTINGS = ConnectionSettings.ofUrl("redis://localhost");

  private final AtomicInteger calls = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 3200", "1000, 3200"})
  void theWaitDoublesUpTo32Times(int failures, long longest) {
    Retry retry = new Retry(5, Duration.ofMillis(100));

    assertThat(retry.pause(failures, 1)).isEqualTo(Duration.ofMillis(longest));
    assertThat(retry.pause(failures, 0)).isEqualTo(Duration.ofMillis(longest / 2));
  }

  @Test
  void whatSucceedsIsNotRepeated() {
    assertThat(new Retry(5, Duration.ofHours(1)).call(() -> "done" + calls.incrementAndGet()))
        .isEqualTo("done1");
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "TIMEOUT"})
  void whatMayPassIsTriedUntilItDoes(Reason reason) {
    Retry retry = new Retry(3, Duration.ofMillis(1));

    assertThat(retry.call(() -> calls.incrementAndGet() < 3 ? failed(reason) : "done"))
        .isEqualTo("done");
    assertThat(calls).hasValue(3);
  }

  @Test
  void theLastAttemptsFailureIsThrown() {
    Retry retry = new Retry(3, Duration.ofMillis(1));

    assertThatExceptionOfType(RedisFailure.class).isThrownBy(() -> retry.call(this::refused));
    assertThat(calls).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"REFUSED", "TIMEOUT"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatWillNotPassIsTriedOnce(Reason reason) {
    Retry retry = new Retry(3, Duration.ofHours(1));

    assertThatExceptionOfType(RedisFailure.class)
        .isThrownBy(() -> retry.call(() -> failed(reason)));
  }

  @Test
  void anInterruptEndsTheWait() {
    Retry retry = new Retry(3, Duration.ofHours(1));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(RedisFailure.class).isThrownBy(() -> retry.call(this::refused));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).hasValue(1);
  }

  @Test
  void lessThanOneAttemptIsNoRetry() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(0, Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retry(1, Duration.ofMillis(-1)));
  }

  private String refused() {
    calls.incrementAndGet();
    return failed(Reason.REFUSED);
  }

  private static String failed(Reason reason) {
    throw new RedisFailure(reason, SETTINGS, new IllegalStateException("as told"));
  }
}
