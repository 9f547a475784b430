package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import handson.redis.kit.NotDoneYet;
import handson.redis.testing.Evidence;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads that wait in Redis, each in a thread of its own. */
final class WaitingReads implements AutoCloseable {
  private static final Duration BLOCKING = Duration.ofSeconds(10);
  private static final int AGAIN_AND_AGAIN = 15;

  private final Evidence evidence;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "waiting-read");
    thread.setDaemon(true);
    return thread;
  });

  WaitingReads(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Starts a read and returns when it waits in Redis, as XREAD BLOCK does. */
  <T> Future<T> start(Callable<T> read) throws Exception {
    long before = blocked();
    long deadline = System.nanoTime() + BLOCKING.toNanos();
    Future<T> answer = threads.submit(read);
    int commands = 0;
    while (!answer.isDone() && blocked() <= before) {
      commands += evidence.received(() -> Thread.sleep(5)).size();
      assertThat(commands)
          .as("commands of a read that should wait in Redis")
          .isLessThan(AGAIN_AND_AGAIN);
      if (System.nanoTime() > deadline) {
        fail("The read neither answers nor waits in Redis: waiting connections: %d.", before);
      }
    }
    if (answer.isDone()) {
      assertThat(answer(answer)).as("the answer of a read that should wait").isNull();
    }
    return answer;
  }

  /** What a call answers that must not wait for other reads, nor for anything else. */
  <T> T answer(Callable<T> call) throws Exception {
    return answer(threads.submit(call));
  }

  /** What a read answers that must not wait in Redis. */
  <T> T answerAtOnce(Callable<T> read) throws Exception {
    long before = blocked();
    Future<T> answer = threads.submit(read);
    while (!answer.isDone()) {
      assertThat(blocked()).as("clients that wait, with a patience of 0").isEqualTo(before);
    }
    return answer(answer);
  }

  /** What a call answers, or throws what it throws; it has to be soon. */
  static <T> T answer(Future<T> call) throws Exception {
    if (!Rounds.until(call::isDone)) {
      return fail("There is no answer.");
    }
    try {
      return call.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotDoneYet thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw (Exception) e.getCause();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Of the implementation's connections; on a foreign server others may wait too. */
  private long blocked() {
    return evidence.connections().stream()
        .filter(line -> line.matches(".* flags=\\w*b\\w* .*"))
        .count();
  }
}
