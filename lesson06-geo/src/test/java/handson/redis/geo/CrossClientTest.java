package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  @TestFactory
  Stream<DynamicTest> openNearby(RunningRedis redis) {
    return CrossClient.pairs(OpenNearby.class, redis, (writer, reader, given) -> {
      String index = given.key("facilities");
      String id = given.text();

      assertThat(writer.opens(index, id)).isTrue();
      assertThat(reader.opens(index, id)).isFalse();
      assertThat(reader.closes(index, id)).isTrue();
      assertThat(writer.closes(index, id)).isFalse();
    });
  }
}
