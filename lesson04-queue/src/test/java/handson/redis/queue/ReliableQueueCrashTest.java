package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.UnifiedJedis;

/**
 * At least once, proven: worker processes, of which half are killed at random moments, and a server
 * that is killed as well and started again on its append-only file.
 */
@Timeout(300)
final class ReliableQueueCrashTest {
  private static final String QUEUE = "queue:{crash}";

  @TempDir
  private Path folder;

  private final QueueKeys keys = new QueueKeys(QUEUE);
  private final List<Process> workers = new ArrayList<>();
  private final int port = EmbeddedRedis.freePort();
  private EmbeddedRedis server;
  private RedisClients clients;

  @ParameterizedTest
  // With the others it is the same, only smaller: each worker is a JVM that has to start.
  @CsvSource({"jedis, 20000, 4, 2", "lettuce, 200, 2, 1", "redisson, 200, 2, 1"})
  void losesNothing(String client, int count, int started, int killed) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    startServer();
    put(count);
    for (int i = 0; i < started; i++) {
      workers.add(startWorker(client, "worker" + i));
    }

    awaitDone(count / 10 + random.nextInt(count / 5));
    kill(workers.get(0).toHandle());
    awaitDone(count / 3 + random.nextInt(count / 5));
    kill(ProcessHandle.of(server.pid()).orElseThrow());
    clients.close();
    server.close();
    startServer();
    awaitDone(count * 2 / 3 + random.nextInt(count / 5));
    for (Process worker : workers.subList(1, killed)) {
      kill(worker.toHandle());
    }
    awaitDone(count);
    awaitNothingHeld();

    Map<String, String> executions = redis().hgetAll(CrashWorker.EXECUTIONS);
    assertThat(redis().hlen(CrashWorker.EFFECTS)).as("effects, seed %d", seed).isEqualTo(count);
    assertThat(executions).as("jobs that were done, seed %d", seed).hasSize(count);
    assertThat(redis().exists(keys.ready())).as("EXISTS ready").isFalse();
    // One for each that was killed with a job, and one for each that the server left in the middle.
    assertThat(executions.values().stream().mapToInt(Integer::parseInt).sum() - count)
        .as("jobs done twice, seed %d", seed)
        .isLessThanOrEqualTo(killed + started);
  }

  @AfterEach
  void end() {
    workers.forEach(Process::destroyForcibly);
    clients.close();
    server.close();
  }

  private void startServer() {
    server = EmbeddedRedis.start(
        "--port",
        Integer.toString(port),
        "--dir",
        folder.toString(),
        "--appendonly",
        "yes",
        "--appendfsync",
        "always");
    clients = new RedisClients(server.address(), "crash-test");
  }

  private void put(int count) {
    List<String> jobs = IntStream.range(0, count)
        .mapToObj(i -> Job.of("job" + i, "{\"n\":" + i + "}", Instant.EPOCH).json())
        .toList();
    redis().rpush(keys.ready(), jobs.toArray(String[]::new));
  }

  private Process startWorker(String client, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashWorker.class.getName(),
            client,
            Integer.toString(port),
            QUEUE,
            name)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitDone(int count) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertThat(redis().hlen(CrashWorker.EFFECTS))
            .as("jobs that are done")
            .isGreaterThanOrEqualTo(count));
  }

  private void awaitNothingHeld() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(IntStream.range(0, workers.size())
                .filter(i -> redis().exists(keys.pending("worker" + i))))
            .as("workers that hold something")
            .isEmpty());
  }

  /** With SIGKILL. */
  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  private UnifiedJedis redis() {
    return clients.jedis();
  }
}
