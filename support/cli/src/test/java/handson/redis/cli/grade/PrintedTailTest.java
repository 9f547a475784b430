package handson.redis.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PrintedTailTest {
  private static final byte[] WORDS = "its last words".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatComesLateIsWaitedFor() throws InterruptedException {
    PrintedTail printed = PrintedTail.of(wordsOnceWaitedFor(Thread.currentThread()));

    assertThat(printed.last(Duration.ofMinutes(1))).isEqualTo("its last words");
  }

  @Test
  void anOutputThatNobodyClosesIsNotWaitedForWithoutEnd() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    PrintedTail printed = PrintedTail.of(new InputStream() {
      @Override
      public int read() throws IOException {
        try {
          never.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        return -1;
      }
    });

    assertThat(printed.last(Duration.ofMillis(1))).isEmpty();
    never.countDown();
  }

  private static InputStream wordsOnceWaitedFor(Thread waiting) {
    return new InputStream() {
      private int next;

      @Override
      public int read() {
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
        return next < WORDS.length ? WORDS[next++] : -1;
      }
    };
  }
}
