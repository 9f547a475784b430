package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {

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
}
