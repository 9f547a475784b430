package handson.redis.queue.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.queue.SimpleQueue;
import java.time.Duration;
import java.util.Optional;

/** Your list as a queue. What each method promises stands in {@link SimpleQueue}. */
public final class SimpleQueueExercise implements SimpleQueue {
  private final RedisClients clients;

  public SimpleQueueExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    // TODO
    throw new NotDoneYet("simple-queue: look at the stop and the backlog and add, in one step");
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    // TODO
    throw new NotDoneYet("simple-queue: take from the front, and wait in Redis for a job");
  }

  @Override
  public long backlog(String queue) {
    // TODO
    throw new NotDoneYet("simple-queue: count the jobs that wait");
  }

  @Override
  public void stop(String queue) {
    // TODO
    throw new NotDoneYet("simple-queue: note that the queue is stopped");
  }

  @Override
  public boolean isFinished(String queue) {
    // TODO
    throw new NotDoneYet("simple-queue: ask for the stop and the backlog, in the right order");
  }
}
