package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
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
