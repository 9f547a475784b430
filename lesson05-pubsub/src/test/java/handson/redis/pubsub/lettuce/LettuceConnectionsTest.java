package handson.redis.pubsub.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.EventLog;
import handson.redis.pubsub.Member;
import handson.redis.testing.Evidence;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/** What a reference with Lettuce leaves open. */
final class LettuceConnectionsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final RedisClients clients = new RedisClients(server.address(), "course-test");
  private final RedisClients own = new RedisClients(server.address(), "course-evidence");
  private final UnifiedJedis redis = own.jedis();

  @AfterEach
  void end() {
    clients.close();
    own.close();
    server.close();
  }

  @Test
  void aReadThatWaitsEndsWithItsLog() {
    LettuceEventLog log = new LettuceEventLog(clients.lettuceClient());
    endsWithItsOwner(log, () -> log.read("log", EventLog.START, 1, LONG));
  }

  @Test
  void aTakeThatWaitsEndsWithItsWorker() {
    LettuceGroupWorker workers = new LettuceGroupWorker(clients.lettuceClient());
    workers.create("orders", "mail");
    endsWithItsOwner(workers, () -> workers.take(new Member("orders", "mail", "ann"), 1, LONG));
  }

  private void endsWithItsOwner(AutoCloseable owner, Evidence.Action waiting) {
    CompletableFuture<Void> read = CompletableFuture.runAsync(() -> {
      try {
        waiting.run();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
    await().atMost(PATIENCE).until(() -> redis.info("clients").contains("blocked_clients:1"));

    assertThat(CompletableFuture.runAsync(() -> close(owner))).succeedsWithin(PATIENCE);

    assertThat(read)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withCauseInstanceOf(RedisException.class);
    // This one is the test's own.
    await().atMost(PATIENCE).until(() -> connected() == 1);
    assertThatThrownBy(waiting::run).isInstanceOf(RedisException.class);
    await().atMost(PATIENCE).until(() -> connected() == 1);
  }

  private static void close(AutoCloseable owner) {
    try {
      owner.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private long connected() {
    return redis
        .info("clients")
        .lines()
        .filter(line -> line.startsWith("connected_clients:"))
        .mapToLong(line -> Long.parseLong(line.substring("connected_clients:".length())))
        .findFirst()
        .orElseThrow();
  }
}
