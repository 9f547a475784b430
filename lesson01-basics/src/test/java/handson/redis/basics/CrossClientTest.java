package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {

  @TestFactory
  Stream<DynamicTest> counters(RunningRedis redis) {
    return CrossClient.pairs(
        BossBattle.class,
        redis,
        (writer, reader, given) -> {
          String boss = given.key("boss");
          writer.summon(boss, 100);
          assertThat(reader.hit(boss, 30)).isEqualTo(70);
          assertThat(writer.hitPoints(boss)).isEqualTo(70);
        });
  }

  @TestFactory
  Stream<DynamicTest> bulkLoading(RunningRedis redis) {
    return CrossClient.pairs(
        BulkLoader.class,
        redis,
        (writer, reader, given) -> {
          Map<String, String> texts =
              Map.of(given.key("one"), given.text(), given.key("two"), "", given.key("three"), "7");
          writer.load(texts, Duration.ofHours(1));
          assertThat(reader.read(List.copyOf(texts.keySet()))).isEqualTo(texts);

          String counter = given.key("counter");
          writer.addAll(Map.of(counter, 40L));
          assertThat(reader.addAll(Map.of(counter, 2L)))
              .containsExactly(BulkLoader.Outcome.of(counter, 42));
        });
  }
}
