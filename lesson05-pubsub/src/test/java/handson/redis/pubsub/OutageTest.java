package handson.redis.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RedisSocket;
import handson.redis.pubsub.jedis.JedisNotifier;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redisson.api.RShardedTopic;
import org.redisson.client.codec.StringCodec;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisShardedPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** What the guide says of subscribers that are cut off, on servers of this test's own. */
final class OutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NEWS = "news";

  @TestFactory
  Stream<DynamicTest> aSubscriptionOutlivesARestart() {
    return Implementation.CLIENTS.stream()
        .map(client -> dynamicTest(client, () -> {
          Implementation<Notifier> implementation = Implementation.find(
                  Notifier.class, client, getClass().getClassLoader())
              .orElseThrow();
          EmbeddedRedis redis = EmbeddedRedis.start();
          RedisAddress address = redis.address();
          try (RedisClients clients = new RedisClients(address, "course-test");
              RedisClients others = new RedisClients(address, "course-other")) {
            Notifier notifier = implementation.create(clients);
            Inbox inbox = new Inbox();
            Subscription subscription = notifier.subscribe(NEWS, inbox);
            try {
              redis.close();
              redis = EmbeddedRedis.start("--port", Integer.toString(address.port()));
              await().atMost(PATIENCE).until(() -> publish(others.jedis(), "meanwhile") == 1);
              publish(others.jedis(), "after");
              assertThat(inbox.next(2)).containsExactly("meanwhile", "after");
            } finally {
              subscription.close();
              if (notifier instanceof AutoCloseable closeable) {
                closeable.close();
              }
            }
          } finally {
            redis.close();
          }
        }));
  }

  private static long publish(UnifiedJedis jedis, String text) {
    try {
      return jedis.publish(NEWS, text);
    } catch (JedisConnectionException e) {
      // The first command over a connection that did not survive the restart.
      return 0;
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAndWhoDeliversElsewhereIsNot() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test");
        Socket idle = RedisSocket.open(redis.address(), PATIENCE)) {
      RedisClient jedis = clients.jedis();
      jedis.configSet("client-output-buffer-limit", "pubsub 1mb 0 0");
      idle.getOutputStream().write("SUBSCRIBE idle\r\n".getBytes(UTF_8));
      await().atMost(PATIENCE).until(() -> jedis.publish("idle", "hello") == 1);
      Inbox slow = new Inbox();
      try (Subscription subscription = new JedisNotifier(jedis).subscribe(NEWS, slow)) {
        assertThat(subscription).isNotNull();
        String large = "x".repeat(100_000);
        int sent = 0;
        while (jedis.publish("idle", large) == 1) {
          jedis.publish(NEWS, large);
          sent++;
          assertThat(sent).as("messages of 100 kB that nobody read").isLessThan(1_000);
        }
        assertThat(jedis.publish(NEWS, "last")).as("receivers of who reads").isEqualTo(1);
        assertThat(slow.next(sent + 1)).hasSize(sent + 1).endsWith("last");
      }
    }
  }

  @Test
  void eightSubscriptionsOfJedisTakeItsPool() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      Notifier notifier = new JedisNotifier(clients.jedis());
      List<Subscription> subscriptions = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        subscriptions.add(notifier.subscribe(NEWS + i, new Inbox()));
      }
      Notification notification = new Notification("ann", "hello", Instant.EPOCH);
      CompletableFuture<Long> published =
          CompletableFuture.supplyAsync(() -> notifier.publish("news0", notification));
      assertThat(published).as("publish without a connection").isNotDone();
      Thread.sleep(300);
      assertThat(published).as("publish, after a while").isNotDone();
      subscriptions.get(7).close();
      assertThat(published.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
      subscriptions.forEach(Subscription::close);
    }
  }

  @Test
  void redissonHearsShardedChannelsOfASingleServer() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(redis.address(), "course-test")) {
      RShardedTopic topic = clients.redisson().getShardedTopic("{orders}:7", StringCodec.INSTANCE);
      BlockingQueue<String> told = new LinkedBlockingQueue<>();
      topic.addListener(String.class, (channel, message) -> told.add(message));
      assertThat(clients.lettuce().sync().spublish("{orders}:7", "paid")).isEqualTo(1);
      assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("paid");
      assertThat(topic.publish("more")).isEqualTo(1);
      assertThat(clients.jedis().publish("{orders}:7", "no")).isZero();
    }
  }

  @Test
  void jedisHearsShardedChannelsOnItsClusterClient() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.start("--cluster-enabled", "yes");
        Socket socket = RedisSocket.open(redis.address(), PATIENCE)) {
      socket.getOutputStream().write("CLUSTER ADDSLOTSRANGE 0 16383\r\n".getBytes(UTF_8));
      assertThat(socket.getInputStream().readNBytes(5)).isEqualTo("+OK\r\n".getBytes(UTF_8));
      try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(() -> clients.jedis().set("probe", "x").equals("OK"));
      }
      HostAndPort node = new HostAndPort(redis.address().host(), redis.address().port());
      BlockingQueue<String> told = new LinkedBlockingQueue<>();
      JedisShardedPubSub subscriber = new JedisShardedPubSub() {
        @Override
        public void onSMessage(String channel, String message) {
          told.add(message);
        }
      };
      try (RedisClusterClient cluster = RedisClusterClient.builder()
          .nodes(Set.of(node))
          .clientConfig(DefaultJedisClientConfig.builder().build())
          .build()) {
        Thread thread = new Thread(() -> cluster.ssubscribe(subscriber, "{orders}:7"), "sharded");
        thread.setDaemon(true);
        thread.start();
        await().atMost(PATIENCE).until(() -> cluster.spublish("{orders}:7", "paid") == 1);
        assertThat(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo("paid");
        assertThat(cluster.publish("{orders}:7", "no"))
            .as("receivers of PUBLISH")
            .isZero();
        subscriber.sunsubscribe();
        thread.join();
      }
    }
  }
}
