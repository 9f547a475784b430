package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.redisson.RedissonEventLog;
import handson.redis.pubsub.redisson.RedissonGroupWorker;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.FrozenRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisTimeoutException;

/** What is waited for on a server that is frozen. The three clients wait at once. */
final class SilentServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** A program that is told to end must not wait. */
  @Test
  void whatListensCanBeClosed() throws Exception {
    Crowd.of(Implementation.CLIENTS.size(), number -> {
      closesWhileFrozen(Implementation.CLIENTS.get(number));
      return null;
    });
  }

  private void closesWhileFrozen(String client) throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start();
    // Who puts a setting back waits as long as for any command.
    RedisClients clients = new RedisClients(redis.address(), "course-test", TIMEOUT);
    Notifier notifier = find(Notifier.class, client).create(clients);
    PatternListener patterns = find(PatternListener.class, client).create(clients);
    KeyChanges changes = find(KeyChanges.class, client).create(clients);
    DeliveryComparison ways = find(DeliveryComparison.class, client).create(clients);
    try {
      List<AutoCloseable> open = List.of(
          notifier.subscribe("news", new Inbox()),
          patterns.listen(Set.of("a*", "b*"), message -> {}),
          changes.follow(0, "*", change -> {}),
          ways.receiver(DeliveryComparison.Way.PUB_SUB, "ways", "ann"));
      FrozenRedis.during(redis, () -> {
        List<CompletableFuture<Void>> closings =
            open.stream().map(SilentServerTest::closing).toList();
        for (CompletableFuture<Void> closing : closings) {
          assertThat(closing).as("close with %s", client).succeedsWithin(PATIENCE);
        }
      });
    } finally {
      for (Object each : List.of(notifier, patterns, changes, ways)) {
        if (each instanceof AutoCloseable closeable) {
          closeable.close();
        }
      }
      clients.close();
      redis.close();
    }
  }

  /** Redisson takes a long silence for an answer: that nothing came. */
  @Test
  void whoWaitsWithRedissonIsToldOfTheSilence() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test", TIMEOUT)) {
      EventLog log = new RedissonEventLog(clients.redisson());
      GroupWorker workers = new RedissonGroupWorker(clients.redisson());
      Duration waiting = Duration.ofMillis(100);
      Member ann = new Member("orders", "mail", "ann");
      workers.create(ann.stream(), ann.group());
      List<Evidence.Action> reads = List.of(
          () -> workers.take(ann, 1, waiting), () -> log.read("log", EventLog.START, 1, waiting));
      for (Evidence.Action read : reads) {
        // Afterwards no connection has to be opened while nobody answers.
        read.run();
      }
      FrozenRedis.during(
          redis,
          () -> Crowd.of(reads.size(), number -> {
            assertThatThrownBy(() -> reads.get(number).run())
                .isInstanceOf(RedisTimeoutException.class);
            return null;
          }));
      assertThat(workers.take(ann, 1, waiting)).as("taken afterwards").isEmpty();
    }
  }

  private <T> Implementation<T> find(Class<T> contract, String client) {
    return Implementation.find(contract, client, getClass().getClassLoader()).orElseThrow();
  }

  private static CompletableFuture<Void> closing(AutoCloseable open) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        open.close();
      } catch (Exception e) {
        // What cannot be said to a silent server ends with the client's exception.
      }
      closed.complete(null);
    });
    thread.setDaemon(true);
    thread.start();
    return closed;
  }
}
