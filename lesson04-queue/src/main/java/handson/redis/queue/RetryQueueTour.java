package handson.redis.queue;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.queue.RetryQueue.DeadJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tour shows of {@link RetryQueue}. Where Redis receives a time, the commands are only
 * counted.
 */
final class RetryQueueTour implements TopicTour {
  private static final Instant MORNING = Instant.parse("2026-10-29T08:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final RetryPolicy SOON = new RetryPolicy(2, SHORT, LEASE);
  private static final RetryPolicy LATER = new RetryPolicy(5, LEASE, LEASE.multipliedBy(10));

  @Override
  public void show(Tour tour) {
    RetryQueue retryQueue = tour.use(RetryQueue.class);
    RetryQueue quietly = tour.useQuietly(RetryQueue.class);
    ReliableQueue jobs = tour.useQuietly(ReliableQueue.class);
    String queue = "queue:{calls}";
    List<DeadJob> dead = new ArrayList<>();
    tour.step("The rest doubles with each failure, up to the longest.", () -> {
      for (int failures = 1; failures <= 5; failures++) {
        tour.show("rest after failure " + failures, LATER.rest(failures));
      }
    });
    tour.step("A job fails. It rests for a minute, and is not due yet.", () -> {
      tour.countCommands(() -> {
        jobs.put(queue, Job.of("1", "{\"call\":\"ann\"}", MORNING));
        fail(tour, jobs, quietly, queue, "engaged", LATER);
      });
      tour.countCommands(() -> tour.say("wake = " + quietly.wake(queue)));
    });
    tour.step("Another rests for 20 ms and is woken after that, with one attempt.", () -> {
      tour.countCommands(() -> {
        jobs.put(queue, Job.of("2", "{\"call\":\"ben\"}", MORNING));
        fail(tour, jobs, quietly, queue, "engaged", SOON);
      });
      Thread.sleep(2 * SHORT.toMillis());
      tour.countCommands(() -> tour.say("wake = " + quietly.wake(queue)));
    });
    tour.step("Its second attempt is the last of two: it dies, and the error stays.", () -> {
      tour.countCommands(() -> fail(tour, jobs, quietly, queue, "no such number", SOON));
      dead.addAll(retryQueue.dead(queue, 10));
    });
    tour.step("Somebody has mended the number and puts it back.", () -> {
      for (DeadJob mended : dead) {
        retryQueue.requeue(queue, mended.job());
        retryQueue.requeue(queue, mended.job());
      }
      retryQueue.dead(queue, 10);
    });
  }

  private static void fail(
      Tour tour,
      ReliableQueue jobs,
      RetryQueue retries,
      String queue,
      String error,
      RetryPolicy policy) {
    Job job = jobs.take(queue, "zoe", LEASE, Duration.ZERO).orElseThrow();
    tour.say("zoe takes " + job);
    tour.say("nack with \"" + error + "\" = " + retries.nack(queue, "zoe", job, error, policy));
  }
}
