package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.DeliveryComparison.Way;
import handson.redis.pubsub.jedis.JedisNotifier;
import handson.redis.testing.BreakingProxy;
import handson.redis.testing.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;

/**
 * A command that ran, and whose answer is lost with the connection, is not sent again: its caller is
 * told, and the next call finds a connection that works.
 */
final class LostAnswerTest {
  private static final Map<String, String> FIELDS = Map.of("order", "tea");
  private static final String GROUP = "mail";
  private static final int PLENTY = 1_000;
  // Redisson hears of a lost connection only by it.
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @TestFactory
  Stream<DynamicTest> nothingIsSentTwice() {
    return Implementation.CLIENTS.stream()
        .map(client -> dynamicTest(client, () -> {
          try (EmbeddedRedis server = EmbeddedRedis.start();
              RedisClients clients = new RedisClients(server.address(), "course-test")) {
            List<Loss> losses = new Losses(server, clients.jedis(), client).all();
            Crowd.of(losses.size(), number -> {
              losses.get(number).happens();
              return null;
            });
          }
        }));
  }

  private interface Loss {
    void happens() throws Exception;
  }

  /** What is done over a connection that breaks, and again when it is mended. */
  private interface Call<T> {
    void on(T implementation);
  }

  private record Losses(EmbeddedRedis server, UnifiedJedis redis, String client) {

    List<Loss> all() {
      return List.of(
          this::ofAPublish,
          this::ofAnAppend,
          this::ofAnAppendByKey,
          this::ofATake,
          this::ofAClaim,
          this::ofASend);
    }

    void ofAPublish() throws Exception {
      Notification lunch = new Notification("ann", "lunch?", Instant.EPOCH);
      try (RawSubscriber raw = RawSubscriber.to(redis, "news")) {
        lose(Notifier.class, "news", notifier -> notifier.publish("news", lunch));
        redis.publish("news", "last");
        assertThat(List.of(raw.next(), raw.next())).as("told by two calls").doesNotContain("last");
        assertThat(raw.next()).as("told then").isEqualTo("last");
      }
    }

    void ofAnAppend() throws Exception {
      lose(EventLog.class, "log", log -> log.append("log", FIELDS, PLENTY));
      assertThat(redis.xlen("log")).as("XLEN after two appends").isEqualTo(2);
    }

    void ofAnAppendByKey() throws Exception {
      Partitions one = new Partitions("carts", 1);
      String stream = one.streamOf("ann");
      lose(PartitionedStream.class, stream, s -> s.append(one, "ann", FIELDS, PLENTY));
      assertThat(redis.xlen(stream)).as("XLEN after two appends by key").isEqualTo(2);
    }

    void ofATake() throws Exception {
      fill("orders", 5);
      // Redisson sends a blocking command again, whatever it is told. Nothing is lost by it: what
      // the
      // first answer held is pending.
      Duration patience = client.equals("redisson") ? Duration.ZERO : Duration.ofMillis(10);
      Member ann = new Member("orders", GROUP, "ann");
      lose(GroupWorker.class, "orders", workers -> workers.take(ann, 1, patience));
      assertThat(redis.xpending("orders", GROUP).getTotal())
          .as("pending after two takes of one event")
          .isEqualTo(2);
    }

    void ofAClaim() throws Exception {
      fill("mails", 1);
      redis.xreadGroup(
          GROUP,
          "ann",
          XReadGroupParams.xReadGroupParams(),
          Map.of("mails", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
      Member ben = new Member("mails", GROUP, "ben-who-claims");
      lose(GroupWorker.class, ben.consumer(), workers -> workers.claim(ben, Duration.ZERO, 1));
      assertThat(redis.xpending("mails", GROUP, XPendingParams.xPendingParams("-", "+", 9)))
          .as("pending")
          .singleElement()
          .satisfies(pending -> assertThat(pending.getDeliveredTimes())
              .as("deliveries after a first and two claims")
              .isEqualTo(3));
    }

    void ofASend() throws Exception {
      lose(DeliveryComparison.class, "ways", ways -> ways.send(Way.LIST, "ways", List.of("a")));
      assertThat(redis.llen("ways")).as("LLEN after two messages").isEqualTo(2);
    }

    /**
     * Calls once where the answer gets lost, and once more.
     *
     * @param word that only the call's command has
     */
    private <T> void lose(Class<T> contract, String word, Call<T> call) throws Exception {
      Implementation<T> implementation = Implementation.find(
              contract, client, JedisNotifier.class.getClassLoader())
          .orElseThrow();
      try (BreakingProxy network = BreakingProxy.to(server.address(), word);
          RedisClients clients = new RedisClients(network.address(), "course-test", TIMEOUT)) {
        T object = implementation.create(clients);
        try {
          assertThatThrownBy(() -> call.on(object))
              .as("%s whose answer is lost", contract.getSimpleName())
              .isInstanceOf(RuntimeException.class);
          assertThat(network.hasBroken()).as("whether the answer was lost").isTrue();
          call.on(object);
        } finally {
          if (object instanceof AutoCloseable closeable) {
            closeable.close();
          }
        }
      }
    }

    private void fill(String stream, int events) {
      for (int i = 0; i < events; i++) {
        redis.xadd(stream, FIELDS, new XAddParams());
      }
      redis.xgroupCreate(stream, GROUP, new StreamEntryID(0), true);
    }
  }
}
