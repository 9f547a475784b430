package handson.redis.queue;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.queue.BatchQueue.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the tour shows of {@link BatchQueue}. Where Redis receives a time, the commands are only
 * counted.
 */
final class BatchQueueTour implements TopicTour {
  private static final Instant MORNING = Instant.parse("2026-10-29T08:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final String QUEUE = "queue:{mass}";

  @Override
  public void show(Tour tour) {
    BatchQueue jobs = tour.reference(BatchQueue.class).orElse(null);
    ReliableQueue reliable = tour.reference(ReliableQueue.class).orElse(null);
    if (jobs == null || reliable == null) {
      tour.say("It is shown with the references, which are not here.");
      return;
    }
    BatchQueue batchQueue = tour.shown(BatchQueue.class, jobs);
    Batch[] last = {Batch.NONE};
    tour.step("Jobs are added with one command, however many they are.", () -> {
      batchQueue.putAll(QUEUE, jobs(1, 3));
      tour.countCommands(() -> jobs.putAll(QUEUE, jobs(4, 5_000)));
    });
    tour.step("One round trip takes three; the next acknowledges them and takes two.", () -> {
      last[0] = next(tour, jobs, last[0], 3, LEASE);
      last[0] = next(tour, jobs, last[0], 2, LEASE);
    });
    tour.step("4,997 more by five hundreds: a round trip each, and one that finds none.", () -> {
      tour.countCommands(() -> {
        int done = 0;
        while (!last[0].jobs().isEmpty()) {
          done += last[0].jobs().size();
          last[0] = jobs.next(QUEUE, "ann", last[0], 500, LEASE, Duration.ZERO);
        }
        tour.say(done + " jobs done");
      });
    });
    tour.step(
        "Ann dies in the middle of a batch: all of it comes back, also what was done.", () -> {
          batchQueue.putAll(QUEUE, jobs(6, 8));
          next(tour, jobs, Batch.NONE, 3, SHORT);
          tour.say("(ann finishes job 6 and dies; her lease of " + SHORT.toMillis() + " ms ends)");
          Thread.sleep(2 * SHORT.toMillis());
          tour.countCommands(() -> tour.say("reclaim = " + reliable.reclaim(QUEUE)));
          next(tour, jobs, Batch.NONE, 10, LEASE);
        });
  }

  private static Batch next(Tour tour, BatchQueue jobs, Batch done, int most, Duration lease)
      throws Exception {
    Batch[] next = new Batch[1];
    tour.countCommands(() -> {
      next[0] = jobs.next(QUEUE, "ann", done, most, lease, Duration.ZERO);
      tour.say("acknowledged " + next[0].acknowledged() + ", took "
          + next[0].jobs().stream()
              .map(job -> "job " + job.id() + " (attempts " + job.attempts() + ")")
              .toList());
    });
    return next[0];
  }

  private static List<Job> jobs(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> Job.of(Integer.toString(i), "{\"to\":" + i + "}", MORNING))
        .toList();
  }
}
