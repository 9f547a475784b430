package handson.redis.queue.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.queue.DelayedJobs;
import handson.redis.queue.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Your delayed and prioritised jobs. What each method promises stands in {@link DelayedJobs}. */
public final class DelayedJobsExercise implements DelayedJobs {
  private final RedisClients clients;

  public DelayedJobsExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean schedule(String queue, Job job, Priority priority, Duration delay) {
    // TODO
    throw new NotDoneYet("delayed-jobs: write the job and when it is due, a while from now");
  }

  @Override
  public boolean scheduleAt(String queue, Job job, Priority priority, Instant due) {
    // TODO
    throw new NotDoneYet("delayed-jobs: write the job and when it is due");
  }

  @Override
  public boolean cancel(String queue, String id) {
    // TODO
    throw new NotDoneYet("delayed-jobs: remove what is scheduled, and say whether it was");
  }

  @Override
  public long move(String queue, int most) {
    // TODO
    throw new NotDoneYet("delayed-jobs: move what is due to the ready lists in one step");
  }

  @Override
  public Optional<Job> take(String queue, Duration patience) {
    // TODO
    throw new NotDoneYet("delayed-jobs: take from the first ready list that has a job");
  }
}
