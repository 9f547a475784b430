package handson.redis.queue.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.queue.Job;
import handson.redis.queue.ReliableQueue;
import java.time.Duration;
import java.util.Optional;

/** Your reliable queue. What each method promises stands in {@link ReliableQueue}. */
public final class ReliableQueueExercise implements ReliableQueue {
  private final RedisClients clients;

  public ReliableQueueExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void put(String queue, Job job) {
    // TODO
    throw new NotDoneYet("reliable-queue: add the job's JSON at the back of ready");
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    // TODO
    throw new NotDoneYet(
        "reliable-queue: move a job to the worker and write its lease in one step");
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    // TODO
    throw new NotDoneYet("reliable-queue: remove the job from what the worker holds");
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    // TODO
    throw new NotDoneYet("reliable-queue: give a new lease to a worker that holds something");
  }

  @Override
  public long reclaim(String queue) {
    // TODO
    throw new NotDoneYet("reliable-queue: bring back what workers without a lease hold");
  }
}
