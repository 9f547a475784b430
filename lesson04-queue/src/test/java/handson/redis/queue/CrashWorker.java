package handson.redis.queue;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.queue.jedis.JedisReliableQueue;
import handson.redis.queue.lettuce.LettuceReliableQueue;
import handson.redis.queue.redisson.RedissonReliableQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

/**
 * A worker for {@link ReliableQueueCrashTest}, a program of its own. It works until it is killed, or
 * until the test's JVM ends.
 */
final class CrashWorker {
  static final String EXECUTIONS = "executions";
  static final String EFFECTS = "effects";
  static final Duration LEASE = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration AWAY = Duration.ofMillis(50);

  private final ReliableQueue jobs;
  private final UnifiedJedis redis;
  private final String queue;
  private final String name;

  private CrashWorker(ReliableQueue jobs, UnifiedJedis redis, String queue, String name) {
    this.jobs = jobs;
    this.redis = redis;
    this.queue = queue;
    this.name = name;
  }

  /** The arguments: the client, the server's port, the queue, the worker's name. */
  public static void main(String[] arguments) throws Exception {
    endWithTheTest();
    RedisAddress address = RedisAddress.of("127.0.0.1", Integer.parseInt(arguments[1]));
    RedisClients clients = new RedisClients(address, arguments[3]);
    ReliableQueue jobs = switch (arguments[0]) {
      case "jedis" -> new JedisReliableQueue(clients.jedis());
      case "lettuce" -> new LettuceReliableQueue(clients.lettuceClient());
      default -> new RedissonReliableQueue(clients.redisson());
    };
    CrashWorker worker = new CrashWorker(jobs, clients.jedis(), arguments[2], arguments[3]);
    while (true) {
      try {
        worker.work();
      } catch (RuntimeException e) {
        // The server is away: what this worker holds it gets again.
        Thread.sleep(AWAY.toMillis());
      }
    }
  }

  private void work() {
    Optional<Job> job = jobs.take(queue, name, LEASE, PATIENCE);
    if (job.isEmpty() || job.get().id().endsWith("00")) {
      jobs.reclaim(queue);
    }
    job.ifPresent(taken -> {
      // The effect is idempotent; how often it was tried is not.
      try (AbstractTransaction transaction = redis.multi()) {
        transaction.hincrBy(EXECUTIONS, taken.id(), 1);
        transaction.hsetnx(EFFECTS, taken.id(), name);
        transaction.exec();
      }
      jobs.ack(queue, name, taken);
    });
  }

  private static void endWithTheTest() {
    Thread thread = new Thread(() -> {
      try {
        System.in.read();
      } catch (IOException e) {
        // It is over all the same.
      }
      Runtime.getRuntime().halt(0);
    });
    thread.setDaemon(true);
    thread.start();
  }
}
