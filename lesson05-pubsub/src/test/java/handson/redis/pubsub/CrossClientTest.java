package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TestFactory
  Stream<DynamicTest> notifier(RunningRedis redis) {
    return CrossClient.pairs(Notifier.class, redis, (writer, reader, given) -> {
      String channel = given.key("news");
      Notification notification =
          new Notification(given.text(), given.text(), Instant.ofEpochSecond(7, 123_456_789));
      Inbox inbox = new Inbox();
      try (Subscription subscription = reader.subscribe(channel, inbox)) {
        assertThat(subscription).isNotNull();
        assertThat(writer.publish(channel, notification)).isEqualTo(1);
        assertThat(inbox.next(1)).containsExactly(notification);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> patternListener(RunningRedis redis) {
    return CrossClient.pairs(PatternListener.class, redis, (quoting, listening, given) -> {
      // A name that the one has quoted is one for the other, and all publishers are heard.
      String channel = given.key("*[") + given.text();
      String pattern = quoting.literally(channel);
      BlockingQueue<PatternListener.Message> told = new LinkedBlockingQueue<>();
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross");
          Subscription subscription = listening.listen(Set.of(pattern), told::add)) {
        assertThat(subscription).isNotNull();
        for (String client : Implementation.CLIENTS) {
          String text = client + given.text();
          assertThat(published(clients, client, channel, text)).as(client).isEqualTo(1);
          assertThat(told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
              .isEqualTo(new PatternListener.Message(pattern, channel, text));
        }
      }
    });
  }

  private static long published(RedisClients clients, String client, String channel, String text) {
    return switch (client) {
      case "jedis" -> clients.jedis().publish(channel, text);
      case "lettuce" -> clients.lettuce().sync().publish(channel, text);
      default -> clients.redisson().getTopic(channel).publish(text);
    };
  }
}
