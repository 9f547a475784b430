package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  // lists

  // hashes

  // sets
  @TestFactory
  Stream<DynamicTest> tags(RunningRedis redis) {
    return CrossClient.pairs(TagIndex.class, redis, (writer, reader, given) -> {
      String index = given.key("index");
      String article = given.text();
      String tag = given.text();
      writer.replaceTags(index, article, Set.of("x", tag));
      reader.replaceTags(index, article, Set.of("y", tag));
      assertThat(writer.tags(index, article)).containsOnly("y", tag);
      assertThat(reader.withAll(index, List.of("y", tag))).containsExactly(article);
      assertThat(reader.hasTags(index, article, List.of("x", tag))).containsExactly(false, true);
      assertThat(reader.remove(index, article)).isTrue();
      assertThat(writer.withAny(index, List.of("x", "y", tag))).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> favourites(RunningRedis redis) {
    return CrossClient.pairs(Favourites.class, redis, (writer, reader, given) -> {
      String fan = given.key("fan");
      String song = given.text();
      writer.like(fan, song);
      assertThat(reader.likes(fan, song)).isTrue();
      assertThat(reader.programme(fan, 3)).containsExactly(song, song, song);
      assertThat(reader.raffle(fan, 2)).containsExactly(song);
      assertThat(writer.likes(fan, song)).isFalse();
    });
  }

  // sorted sets

  // bitmaps and HyperLogLog
}
