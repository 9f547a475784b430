package handson.redis.queue;

import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tour shows of {@link SimpleQueue}. */
final class SimpleQueueTour implements TopicTour {
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int JOBS = 12;
  private static final int CONSUMERS = 3;

  @Override
  public void show(Tour tour) {
    SimpleQueue simpleQueue = tour.use(SimpleQueue.class);
    SimpleQueue quietly = tour.useQuietly(SimpleQueue.class);
    String queue = "queue:{mail}";
    tour.step("Producers add at the back, as long as there is room.", () -> {
      simpleQueue.offer(queue, "to ann", 2);
      simpleQueue.offer(queue, "to ben", 2);
      simpleQueue.offer(queue, "to eve", 2);
    });
    tour.step("Consumers take from the front: first in, first out.", () -> {
      simpleQueue.take(queue, NOT_AT_ALL);
      simpleQueue.backlog(queue);
      simpleQueue.take(queue, NOT_AT_ALL);
      simpleQueue.take(queue, NOT_AT_ALL);
    });
    tour.step("A take with patience waits in Redis until somebody adds a job.", () -> {
      Thread producer = new Thread(() -> addWhenSomebodyWaits(tour, queue));
      producer.start();
      try {
        simpleQueue.take(queue, PATIENCE);
      } finally {
        producer.interrupt();
        producer.join();
      }
    });
    tour.step("A producer and three consumers with random pauses: each job reaches one.", () -> {
      tour.countCommands(() -> {
        List<String> taken = producerAndConsumers(quietly, queue);
        tour.say(JOBS + " jobs added, " + taken.size() + " taken, "
            + taken.stream().distinct().count() + " different ones");
      });
    });
    tour.step("A consumer dies between taking and finishing: its job is nowhere any more.", () -> {
      simpleQueue.offer(queue, "to zoe", 2);
      simpleQueue.take(queue, NOT_AT_ALL);
      tour.say("(the consumer dies)");
      simpleQueue.backlog(queue);
      simpleQueue.take(queue, NOT_AT_ALL);
    });
    tour.step("An orderly stop: nothing more is added, what waits is still taken.", () -> {
      simpleQueue.offer(queue, "the last", 2);
      simpleQueue.stop(queue);
      simpleQueue.offer(queue, "too late", 2);
      simpleQueue.isFinished(queue);
      simpleQueue.take(queue, NOT_AT_ALL);
      simpleQueue.isFinished(queue);
    });
  }

  /** On a connection that the tour does not show. */
  private static void addWhenSomebodyWaits(Tour tour, String queue) {
    try (RedisClients clients = new RedisClients(tour.address(), "course-producer")) {
      while (clients.jedis().info("clients").contains("blocked_clients:0")) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
      clients.jedis().rpush(queue, "to joe");
    }
  }

  private static List<String> producerAndConsumers(SimpleQueue jobs, String queue)
      throws InterruptedException {
    Random random = new Random();
    AtomicInteger left = new AtomicInteger(JOBS - 1);
    Queue<String> taken = new ConcurrentLinkedQueue<>();
    // The first one here: an exercise that is not done yet says so in this thread.
    jobs.offer(queue, "job 1", JOBS);
    jobs.take(queue, PATIENCE).ifPresent(taken::add);
    List<Thread> consumers = new ArrayList<>();
    for (int i = 0; i < CONSUMERS; i++) {
      consumers.add(new Thread(() -> {
        while (left.getAndDecrement() > 0) {
          jobs.take(queue, PATIENCE).ifPresent(taken::add);
          pause(random);
        }
      }));
    }
    consumers.forEach(Thread::start);
    for (int i = 2; i <= JOBS; i++) {
      pause(random);
      jobs.offer(queue, "job " + i, JOBS);
    }
    for (Thread consumer : consumers) {
      consumer.join();
    }
    return List.copyOf(taken);
  }

  private static void pause(Random random) {
    try {
      Thread.sleep(random.nextInt(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
