package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;

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

  @TestFactory
  Stream<DynamicTest> eventLog(RunningRedis redis) {
    return CrossClient.pairs(EventLog.class, redis, (writer, reader, given) -> {
      String log = given.key("log");
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put(given.text(), given.text());
      fields.put("empty", "");
      Event first = new Event(writer.append(log, fields, 10), fields);
      Event second = new Event(reader.append(log, Map.of("b", "2"), 10), Map.of("b", "2"));
      Event third = new Event(writer.append(log, fields, 10), fields);
      assertThat(reader.read(log, first.id(), 9, Duration.ZERO)).containsExactly(second, third);
      assertThat(reader.before(log, third.id(), 9)).containsExactly(second, first);
      assertThat(writer.read(log, EventLog.START, 9, Duration.ofMillis(5)))
          .isEqualTo(List.of(first, second, third));
    });
  }

  @TestFactory
  Stream<DynamicTest> groupWorker(RunningRedis redis) {
    return CrossClient.pairs(GroupWorker.class, redis, (writer, reader, given) -> {
      String stream = given.key("orders");
      String group = given.word();
      Member ann = new Member(stream, group, given.word() + 1);
      Member ben = new Member(stream, group, given.word() + 2);
      assertThat(writer.create(stream, group)).isTrue();
      assertThat(reader.create(stream, group)).isFalse();
      Map<String, String> fields = Map.of(given.text(), given.text());
      String id = add(redis, stream, fields);
      Event event = new Event(id, fields);
      assertThat(writer.take(ann, 1, Duration.ZERO)).containsExactly(event);
      assertThat(reader.pending(stream, group, 9))
          .containsExactly(new Pending(id, ann.consumer(), 1));
      assertThat(reader.claim(ben, Duration.ZERO, 9)).containsExactly(event);
      assertThat(writer.leave(ben)).isFalse();
      assertThat(writer.ack(stream, group, id)).isTrue();
      assertThat(reader.pending(stream, group, 9)).isEmpty();
      assertThat(reader.leave(ann)).isTrue();
    });
  }

  @TestFactory
  Stream<DynamicTest> poisonMessages(RunningRedis redis) {
    return CrossClient.pairs(PoisonMessages.class, redis, (writer, reader, given) -> {
      String stream = given.key("{orders}");
      Map<String, String> fields = Map.of(given.text(), given.text());
      String id = add(redis, stream, fields);
      deliver(redis, stream, "mail");
      String error = given.text();
      assertThat(reader.deliveries(stream, "mail", id)).isEqualTo(1);
      assertThat(writer.bury(stream, "mail", id, error)).isTrue();
      List<DeadLetter> letters = reader.buried(stream, "0-0", 9);
      assertThat(letters)
          .containsExactly(new DeadLetter(letters.get(0).id(), id, "mail", error, 1, fields));
      assertThat(reader.requeue(stream, letters.get(0).id(), 10)).isPresent();
      assertThat(writer.buried(stream, "0-0", 9)).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> partitionedStream(RunningRedis redis) {
    return CrossClient.pairs(PartitionedStream.class, redis, (writer, reader, given) -> {
      Partitions partitions = new Partitions(given.key("carts"), 4);
      String key = given.text();
      Map<String, String> fields = Map.of(given.text(), given.text());
      Event first = new Event(writer.append(partitions, key, fields, 10), fields);
      Event second = new Event(reader.append(partitions, key, fields, 10), fields);
      String stream = partitions.streamOf(key);
      assertThat(reader.read(stream, 9)).containsExactly(first, second);
      assertThat(writer.own(stream, "ann", Duration.ofMinutes(1))).isTrue();
      assertThat(reader.own(stream, "ben", Duration.ofMinutes(1))).isFalse();
      assertThat(reader.commit(stream, "ann", first.id())).isTrue();
      assertThat(writer.read(stream, 9)).containsExactly(second);
    });
  }

  private static void deliver(RunningRedis redis, String stream, String group) {
    try (RedisClients clients = new RedisClients(redis.address(), "course-cross-consumer")) {
      clients.jedis().xgroupCreate(stream, group, new StreamEntryID(0), true);
      clients
          .jedis()
          .xreadGroup(
              group,
              "ann",
              XReadGroupParams.xReadGroupParams(),
              Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    }
  }

  private static String add(RunningRedis redis, String stream, Map<String, String> fields) {
    try (RedisClients clients = new RedisClients(redis.address(), "course-cross-producer")) {
      return clients.jedis().xadd(stream, fields, new XAddParams()).toString();
    }
  }

  @TestFactory
  Stream<DynamicTest> deliveryComparison(RunningRedis redis) {
    return CrossClient.pairs(DeliveryComparison.class, redis, (writer, reader, given) -> {
      List<String> messages = List.of(given.text(), "", given.text());
      for (Way way : Way.values()) {
        String name = given.key(way.name());
        List<String> received = new ArrayList<>();
        try (Receiver receiver = reader.receiver(way, name, "ann")) {
          writer.send(way, name, messages);
          while (received.size() < messages.size()) {
            List<String> next = receiver.receive(3, Duration.ofSeconds(10));
            assertThat(next).as(way.name()).isNotEmpty();
            received.addAll(next);
          }
          assertThat(received).as(way.name()).isEqualTo(messages);
          // What one did not confirm, another client gives to its successor.
          boolean again = way == Way.STREAM || way == Way.GROUP;
          try (Receiver successor = writer.receiver(way, name, "ann")) {
            assertThat(successor.receive(3, Duration.ZERO))
                .as("the successor by %s", way)
                .isEqualTo(again ? messages : List.of());
          }
        }
      }
    });
  }
}
