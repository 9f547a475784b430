package handson.redis.queue.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.queue.Job;
import handson.redis.queue.RetryPolicy;
import handson.redis.queue.RetryQueue;
import java.util.List;

/** Your retries and dead letters. What each method promises stands in {@link RetryQueue}. */
public final class RetryQueueExercise implements RetryQueue {
  private final RedisClients clients;

  public RetryQueueExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public Fate nack(String queue, String worker, Job job, String error, RetryPolicy policy) {
    // TODO
    throw new NotDoneYet("retry-queue: move a job that failed to those at rest, or to the dead");
  }

  @Override
  public long wake(String queue) {
    // TODO
    throw new NotDoneYet("retry-queue: move those whose rest is over to ready");
  }

  @Override
  public List<DeadJob> dead(String queue, int count) {
    // TODO
    throw new NotDoneYet("retry-queue: read the dead with their errors");
  }

  @Override
  public boolean requeue(String queue, Job job) {
    // TODO
    throw new NotDoneYet("retry-queue: put a dead job back, with its attempts anew");
  }
}
