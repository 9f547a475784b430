package handson.redis.queue;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the tour shows of {@link ReliableQueue}. Where Redis receives a time, the commands are only
 * counted.
 */
final class ReliableQueueTour implements TopicTour {
  private static final Instant MORNING = Instant.parse("2026-10-29T08:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration NOT_AT_ALL = Duration.ZERO;

  @Override
  public void show(Tour tour) {
    ReliableQueue reliableQueue = tour.use(ReliableQueue.class);
    ReliableQueue quietly = tour.useQuietly(ReliableQueue.class);
    String queue = "queue:{orders}";
    Job first = Job.of("1", "{\"pack\":\"a book\"}", MORNING);
    tour.step("A job is a JSON text at the back of ready.", () -> {
      reliableQueue.put(queue, first);
      reliableQueue.put(queue, Job.of("2", "{\"pack\":\"a pen\"}", MORNING.plusSeconds(5)));
    });
    tour.step("A take moves it to the worker and writes the worker's lease, in one step.", () -> {
      take(tour, quietly, queue, "ann", LEASE);
      show(tour, queue, "ann");
    });
    tour.step("A heartbeat gives her a new lease: a slow worker keeps its job.", () -> {
      tour.countCommands(
          () -> tour.say("ann's heartbeat = " + quietly.heartbeat(queue, "ann", LEASE)));
      reliableQueue.reclaim(queue);
    });
    tour.step("An ack removes it. The second one says that there was nothing to remove.", () -> {
      reliableQueue.ack(queue, "ann", first);
      reliableQueue.ack(queue, "ann", first);
    });
    tour.step(
        "Ann dies with the next job: it is in her pending list, and nobody works on it.", () -> {
          take(tour, quietly, queue, "ann", SHORT);
          tour.say("(ann dies, and her lease of " + SHORT.toMillis() + " ms ends)");
          Thread.sleep(2 * SHORT.toMillis());
          show(tour, queue, "ann");
        });
    tour.step("Whoever reclaims brings it back, in front, with one attempt more.", () -> {
      reliableQueue.reclaim(queue);
      show(tour, queue, "ann");
    });
    tour.step("Ben gets it. Ann was only slow: her late ack changes nothing.", () -> {
      Optional<Job> job = take(tour, quietly, queue, "ben", LEASE);
      if (job.isPresent()) {
        reliableQueue.ack(queue, "ann", job.get().withAttempts(0));
        reliableQueue.ack(queue, "ben", job.get());
      }
    });
    tour.step("Both have packed the pen: work that may be done twice notes what is done.", () -> {
      try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
        tour.show("ann packs", clients.jedis().hsetnx("queue:{orders}:packed", "2", "ann") == 1);
        tour.show("ben packs", clients.jedis().hsetnx("queue:{orders}:packed", "2", "ben") == 1);
      }
    });
  }

  private static Optional<Job> take(
      Tour tour, ReliableQueue quietly, String queue, String worker, Duration lease)
      throws Exception {
    Job[] taken = new Job[1];
    tour.countCommands(() -> {
      taken[0] = quietly.take(queue, worker, lease, NOT_AT_ALL).orElse(null);
      tour.say(worker + " takes " + taken[0]);
    });
    return Optional.ofNullable(taken[0]);
  }

  /** On a connection that the tour does not show. */
  private static void show(Tour tour, String queue, String worker) {
    QueueKeys keys = new QueueKeys(queue);
    try (RedisClients clients = new RedisClients(tour.address(), "course-onlooker")) {
      tour.show(keys.ready(), clients.jedis().lrange(keys.ready(), 0, -1));
      tour.show(keys.pending(worker), clients.jedis().lrange(keys.pending(worker), 0, -1));
      tour.show("who has a lease", clients.jedis().zrange(keys.leases(), 0, -1));
    }
  }
}
