package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import handson.redis.kit.NotDoneYet;
import handson.redis.testing.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls that wait in Redis, each in a thread of its own. */
final class Waiting implements AutoCloseable {
  private static final Duration BLOCKING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(5);
  private static final int AGAIN_AND_AGAIN = 15;
  private static final Pattern BLOCKED = Pattern.compile("blocked_clients:(\\d+)");

  private final Evidence evidence;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "waiting");
    thread.setDaemon(true);
    return thread;
  });

  Waiting(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Starts a call and returns when it waits in Redis, as BLPOP and its like do. */
  <T> Future<T> start(Callable<T> call) throws Exception {
    int before = blocked();
    Future<T> answer = threads.submit(call);
    awaitBlocked(answer, before);
    if (answer.isDone()) {
      assertThat(answer(answer)).as("the answer of a call that should wait").isNull();
    }
    return answer;
  }

  /** The call that answers first. */
  <T> Future<T> first(List<Future<T>> calls) throws Exception {
    long deadline = System.nanoTime() + ANSWERING.toNanos();
    while (calls.stream().noneMatch(Future::isDone)) {
      if (System.nanoTime() > deadline) {
        fail("None of %d calls answers after %s.", calls.size(), ANSWERING);
      }
      Thread.sleep(5);
    }
    return calls.stream().filter(Future::isDone).findFirst().orElseThrow();
  }

  /** Whether a call waits in Redis, while no other does; looks until it either waits or answers. */
  boolean stillWaits(Future<?> call) throws Exception {
    awaitBlocked(call, 0);
    return !call.isDone();
  }

  /** Starts a call. */
  <T> Future<T> run(Callable<T> call) {
    return threads.submit(call);
  }

  /** What a call answered that has nothing to wait for, or throws what it threw. */
  static <T> T answer(Future<T> call) throws Exception {
    return answer(call, ANSWERING);
  }

  /** What a call answered, or throws what it threw. */
  static <T> T answer(Future<T> call, Duration patience) throws Exception {
    try {
      return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return fail("There is no answer after %s.", patience);
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

  private void awaitBlocked(Future<?> call, int before) throws Exception {
    long deadline = System.nanoTime() + BLOCKING.toNanos();
    long commands = 0;
    while (!call.isDone() && blocked() <= before) {
      commands += evidence.received(() -> Thread.sleep(5)).stream()
          .filter(command -> !command.isFromScript())
          .count();
      assertThat(commands)
          .as("commands of a call that should wait in Redis")
          .isLessThan(AGAIN_AND_AGAIN);
      if (System.nanoTime() > deadline) {
        fail("The call neither answers nor waits in Redis: blocked_clients is %d.", before);
      }
    }
  }

  private int blocked() {
    Matcher line = BLOCKED.matcher(evidence.redis().info("clients"));
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }
}
