package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {

  @TestFactory
  Stream<DynamicTest> keysAndValues(RunningRedis redis) {
    return CrossClient.pairs(KeyValues.class, redis, (writer, reader, given) -> {
      String key = given.key("key");
      String other = given.key("other");
      String text = given.text();
      byte[] bytes = new byte[300];
      given.random().nextBytes(bytes);

      writer.setAll(Map.of(key, text, other, ""));
      assertThat(reader.getAll(List.of(other, key)))
          .containsExactly(Optional.of(""), Optional.of(text));
      writer.rename(key, other);
      assertThat(reader.get(other)).contains(text);
      writer.setBytes(other, bytes);
      assertThat(reader.getBytes(other)).hasValue(bytes);
      assertThat(reader.delete(other)).isTrue();
      assertThat(writer.exists(other)).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> counters(RunningRedis redis) {
    return CrossClient.pairs(BossBattle.class, redis, (writer, reader, given) -> {
      String boss = given.key("boss");
      writer.summon(boss, 100);
      assertThat(reader.hit(boss, 30)).isEqualTo(70);
      assertThat(writer.hitPoints(boss)).isEqualTo(70);
    });
  }

  @TestFactory
  Stream<DynamicTest> objectsAsJson(RunningRedis redis) {
    return CrossClient.pairs(ProfileStore.class, redis, (writer, reader, given) -> {
      String key = given.key("profile");
      Profile profile = new Profile(
          given.word(), given.text(), 3, List.of(given.text()), Instant.ofEpochSecond(1, 2));

      writer.save(key, profile);
      assertThat(reader.find(key)).contains(profile);
    });
  }

  @TestFactory
  Stream<DynamicTest> bulkLoading(RunningRedis redis) {
    return CrossClient.pairs(BulkLoader.class, redis, (writer, reader, given) -> {
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
