package handson.redis.queue;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import handson.redis.queue.DelayedJobs.Priority;
import java.time.Duration;
import java.time.Instant;

/** What the tour shows of {@link DelayedJobs}. */
final class DelayedJobsTour implements TopicTour {
  private static final Instant MORNING = Instant.parse("2021-10-29T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String QUEUE = "queue:{post}";

  @Override
  public void show(Tour tour) {
    DelayedJobs delayedJobs = tour.use(DelayedJobs.class);
    DelayedJobs quietly = tour.useQuietly(DelayedJobs.class);
    // An argument that is a time of the server and nothing else: it differs on each run.
    tour.mask("^\\d{13}$", DelayedJobsTour::fromNow);
    tour.step("A reminder is due in an hour, so nothing moves yet.", () -> {
      delayedJobs.schedule(QUEUE, job("a", "remind"), Priority.NORMAL, HOUR);
      delayedJobs.move(QUEUE, 100);
    });
    tour.step("The same id once more takes its place; and a job can be taken back, once.", () -> {
      delayedJobs.schedule(QUEUE, job("a", "remind"), Priority.HIGH, HOUR.multipliedBy(2));
      delayedJobs.cancel(QUEUE, "a");
      delayedJobs.cancel(QUEUE, "a");
    });
    tour.step("Five were due in the morning; they are scheduled in another order.", () -> {
      tour.countCommands(() -> {
        at(quietly, "e", Priority.HIGH, 5);
        at(quietly, "b", Priority.LOW, 2);
        at(quietly, "d", Priority.HIGH, 4);
        at(quietly, "a", Priority.LOW, 1);
        at(quietly, "c", Priority.NORMAL, 3);
      });
    });
    tour.step("A mover moves those due first, as many as it is told, each to its list.", () -> {
      tour.countCommands(() -> tour.say("move 3 = " + quietly.move(QUEUE, 3)));
      tour.countCommands(() -> tour.say("move 3 = " + quietly.move(QUEUE, 3)));
    });
    tour.step("A take asks high, then normal, then low; in a list, first in is first out.", () -> {
      for (int i = 0; i < 4; i++) {
        delayedJobs.take(QUEUE, Duration.ZERO);
      }
    });
    tour.step("Low's list is a reliable queue: a worker of its own takes from it.", () -> {
      ReliableQueue low = tour.useQuietly(ReliableQueue.class);
      tour.show(
          "ann takes from " + QUEUE + ":low", low.take(QUEUE + ":low", "ann", HOUR, Duration.ZERO));
      delayedJobs.take(QUEUE, Duration.ZERO);
    });
  }

  private static void at(DelayedJobs jobs, String id, Priority priority, int minute) {
    jobs.scheduleAt(QUEUE, job(id, "send"), priority, MORNING.plus(Duration.ofMinutes(minute)));
  }

  private static String fromNow(String millis) {
    Instant time = Instant.ofEpochMilli(Long.parseLong(millis));
    long minutes = Duration.between(Instant.now(), time).plusSeconds(30).toMinutes();
    return minutes == 0 ? "now" : "now+" + Duration.ofMinutes(minutes);
  }

  private static Job job(String id, String what) {
    return Job.of(id, "{\"" + what + "\":\"" + id + "\"}", MORNING);
  }
}
