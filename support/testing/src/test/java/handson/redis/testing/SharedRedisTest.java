package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SharedRedisTest {
  @Test
  void aModuleWaitsUntilAnotherHasDoneWithTheNamedDatabase() throws Exception {
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      RedisSource source = new RedisSource.Server(server.address(), "a test");
      RunningRedis first = source.open();
      Said said = new Said();
      CompletableFuture<RunningRedis> second =
          CompletableFuture.supplyAsync(() -> SharedRedis.inTurn(source, said));
      assertThat(said.line.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second).isNotDone();
      assertThat(said.toString())
          .isEqualToIgnoringNewLines(
              "Waiting for " + source + ": another run of the course is using it.");
      first.close();
      try (RunningRedis its = second.get(60, TimeUnit.SECONDS)) {
        assertThat(its.address()).isEqualTo(server.address());
      }
    }
  }

  /** Tells when a line has been printed. */
  private static final class Said extends PrintStream {
    private final CountDownLatch line = new CountDownLatch(1);

    Said() {
      super(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Override
    public void println(String text) {
      super.println(text);
      line.countDown();
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }
}
