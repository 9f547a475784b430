package handson.redis.cli;

import handson.redis.kit.RunningRedis;
import handson.redis.kit.SetupException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/** The worker that is in use; where one is killed, the next starts at once. */
final class WarmWorker implements AutoCloseable {
  // A busy machine starts a JVM slowly; one that never starts says nothing either.
  private static final Duration START = Duration.ofSeconds(120);

  private final Desk desk;
  private final BlockingQueue<WatchEvent> events;
  private RunningRedis redis;
  private WorkerProcess process;
  private boolean ready;
  private long started;

  /**
   * Starts the first.
   *
   * @param events is given what workers say
   */
  WarmWorker(Desk desk, BlockingQueue<WatchEvent> events) {
    this.desk = desk;
    this.events = events;
    start();
  }

  /** Makes this worker, and each that follows, ready to grade on this Redis. */
  void lend(RunningRedis newRedis) {
    redis = newRedis;
    process.lend(redis);
  }

  /** Whether this one is meant, and none that was replaced. */
  boolean is(WorkerProcess other) {
    return process == other;
  }

  /** It has said that it can grade. */
  void ready() {
    ready = true;
  }

  /**
   * Whether it can grade.
   *
   * @throws SetupException where it should long be able to
   */
  boolean isReady() {
    if (!ready && System.nanoTime() - started > START.toNanos()) {
      throw new SetupException(
          "The grader did not start within %d s; try ./course check.".formatted(START.toSeconds()));
    }
    return ready;
  }

  /**
   * It is gone, and not because it was replaced.
   *
   * @throws SetupException where it never could grade, as the next could not either
   */
  void ended(int exitCode) {
    if (!ready) {
      throw new SetupException(
          "The grader ended with code %d before it could grade; ./course doctor may know why."
              .formatted(exitCode));
    }
    replace();
  }

  void grade(Exercise exercise) {
    process.grade(exercise);
  }

  void replace() {
    process.close();
    start();
    process.lend(redis);
  }

  private void start() {
    ready = false;
    started = System.nanoTime();
    process = WorkerProcess.start(
        desk.home(),
        (worker, word) -> events.add(new WatchEvent.Said(worker, word)),
        (worker, code) -> events.add(new WatchEvent.Ended(worker, code)));
  }

  @Override
  public void close() {
    process.close();
  }
}
