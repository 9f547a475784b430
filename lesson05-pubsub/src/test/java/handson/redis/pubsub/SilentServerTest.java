package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.testing.FrozenRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A program that is told to end must not wait for a server that is frozen. */
final class SilentServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TestFactory
  Stream<DynamicTest> whatListensCanBeClosed() {
    return Implementation.CLIENTS.stream()
        .map(client -> dynamicTest(client, () -> closesWhileFrozen(client)));
  }

  private void closesWhileFrozen(String client) throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start();
    RedisClients clients = new RedisClients(redis.address(), "course-test");
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
          assertThat(closing).as("close").succeedsWithin(PATIENCE);
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
