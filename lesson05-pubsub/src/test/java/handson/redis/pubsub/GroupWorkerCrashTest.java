package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Crowd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamPendingEntry;

/**
 * No event stays undone: not what a member held that was killed, and not after the server was
 * killed in the middle of the work and came back on its append-only file. The three clients do it at
 * once, each on a server of its own.
 */
@Timeout(300)
final class GroupWorkerCrashTest {
  private static final String STREAM = "orders";
  private static final String GROUP = "mail";
  private static final int EVENTS = 300;

  @Test
  void nothingStaysUndone(@TempDir Path folder) throws Exception {
    Crowd.of(Implementation.CLIENTS.size(), number -> {
      String client = Implementation.CLIENTS.get(number);
      try (Crash crash = new Crash(client, Files.createDirectory(folder.resolve(client)))) {
        crash.leavesNothingUndone();
      }
      return null;
    });
  }

  private static final class Crash implements AutoCloseable {
    private final String client;
    private final Path folder;
    private final List<Process> workers = new ArrayList<>();
    private final int port = EmbeddedRedis.freePort();
    private EmbeddedRedis server;
    private RedisClients clients;

    Crash(String client, Path folder) {
      this.client = client;
      this.folder = folder;
      startServer();
    }

    void leavesNothingUndone() throws Exception {
      redis().xgroupCreate(STREAM, GROUP, new StreamEntryID(0), true);
      Map<String, String> expected = add();

      Process dead = startWorker("dead", GroupCrashWorker.HOLD_ONE);
      eventually(() -> assertThat(redis().exists(GroupCrashWorker.HOLDING)).isTrue());
      kill(dead.toHandle());
      String held = redis().get(GroupCrashWorker.HOLDING);
      assertThat(pending())
          .as("pending, of the member with %s that was killed", client)
          .containsExactly(held);
      assertThat(redis().hexists(GroupCrashWorker.EFFECTS, held)).as("done").isFalse();

      // It stops in the middle until it is told to go on, however slow this test is.
      startWorker("second", GroupCrashWorker.WORK);
      eventually(() -> assertThat(redis().hlen(GroupCrashWorker.EFFECTS)).isGreaterThan(50));
      kill(ProcessHandle.of(server.pid()).orElseThrow());
      clients.close();
      server.close();
      startServer();
      assertThat(redis().hlen(GroupCrashWorker.EFFECTS))
          .as("done when the server came back, of %d", EVENTS)
          .isBetween(51L, EVENTS - 1L);
      redis().set(GroupCrashWorker.GO_ON, "");

      eventually(() -> assertThat(redis().hgetAll(GroupCrashWorker.EFFECTS)).isEqualTo(expected));
      eventually(() -> assertThat(pending()).as("pending in the end").isEmpty());
    }

    @Override
    public void close() {
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

    /** What the effects of all events are in the end. */
    private Map<String, String> add() {
      Map<String, String> expected = new HashMap<>();
      try (AbstractPipeline pipeline = redis().pipelined()) {
        for (int i = 1; i <= EVENTS; i++) {
          StreamEntryID id = new StreamEntryID(1_000, i);
          pipeline.xadd(STREAM, id, Map.of("number", Integer.toString(i)));
          expected.put(id.toString(), Integer.toString(i));
        }
        pipeline.sync();
      }
      return expected;
    }

    private List<String> pending() {
      return redis().xpending(STREAM, GROUP, XPendingParams.xPendingParams("-", "+", 10)).stream()
          .map(StreamPendingEntry::getID)
          .map(StreamEntryID::toString)
          .toList();
    }

    private Process startWorker(String name, String what) throws IOException {
      Process worker = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              GroupCrashWorker.class.getName(),
              client,
              Integer.toString(port),
              STREAM,
              GROUP,
              name,
              what)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      workers.add(worker);
      return worker;
    }

    private static void eventually(ThrowingRunnable assertion) {
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(5))
          .untilAsserted(assertion);
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
}
