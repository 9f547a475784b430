package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CrowdTest {

  @Test
  void answersStandInTheMembersOrder() throws Exception {
    // All are there at once, or nobody passes.
    CyclicBarrier all = new CyclicBarrier(8);
    assertThat(Crowd.of(8, number -> {
          all.await(30, TimeUnit.SECONDS);
          return number * 10;
        }))
        .containsExactly(0, 10, 20, 30, 40, 50, 60, 70);
  }

  @Test
  void aMembersExceptionIsTheCrowds() {
    AtomicInteger others = new AtomicInteger();
    assertThatThrownBy(() -> Crowd.of(8, number -> {
          if (number == 5) {
            throw new IOException("member 5");
          }
          return others.incrementAndGet();
        }))
        .isInstanceOf(IOException.class)
        .hasMessage("member 5");
    assertThat(others).hasValue(7);
  }

  @Test
  void aMembersAssertionIsTheCrowds() {
    assertThatThrownBy(() -> Crowd.of(2, number -> {
          throw new AssertionError("member " + number);
        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("member 0");
  }
}
