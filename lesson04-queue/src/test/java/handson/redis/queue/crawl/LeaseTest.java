package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LeaseTest {

  @Test
  void whoSleptDoesNotHaveThePageAnyMore() {
    long asked = System.currentTimeMillis();
    long length = Lease.LENGTH.toMillis();
    Lease lease = new Lease("http://example.com/", asked);

    assertThat(lease.isOurs(asked)).isTrue();
    assertThat(lease.isOurs(asked + length - 1)).isTrue();
    assertThat(lease.isOurs(asked + length)).isFalse();
    assertThat(lease.isOurs(asked - 1)).as("with a clock that was put back").isFalse();

    lease.renewed(asked + 2_000);
    assertThat(lease.isOurs(asked + length)).isTrue();
    assertThat(lease.isOurs(asked + length + 2_000)).isFalse();
  }
}
