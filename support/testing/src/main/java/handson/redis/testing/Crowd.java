package handson.redis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that do the same thing at once. */
public final class Crowd {
  private Crowd() {}

  /**
   * Starts the threads together and waits for all of them.
   *
   * @param size how many threads
   * @param member what each does; it is told its number, from 0
   * @return the members' answers, by number
   * @throws Exception the first that a member threw: it fails the test
   */
  public static <T> List<T> of(int size, Member<T> member) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    CyclicBarrier start = new CyclicBarrier(size);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int number = i;
        tasks.add(() -> {
          start.await();
          return member.act(number);
        });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What a member of the crowd does. */
  @FunctionalInterface
  public interface Member<T> {
    /** Does it and answers; it may throw. */
    T act(int number) throws Exception;
  }
}
