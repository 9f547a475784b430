package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  // lists
  @TestFactory
  Stream<DynamicTest> serviceDirectory(RunningRedis redis) {
    return CrossClient.pairs(ServiceDirectory.class, redis, (writer, reader, given) -> {
      Service service = new Service(9, "tcp", List.of("discard", given.text(), "null"));
      String prefix = given.key("services");
      String key = service.key(prefix);

      writer.load(prefix, List.of(service));
      assertThat(reader.names(key)).isEqualTo(service.names());
      assertThat(reader.officialName(key)).contains("discard");
      String alias = given.text();
      assertThat(writer.addAliasBefore(key, service.names().get(1), alias)).isTrue();
      assertThat(reader.position(key, alias)).hasValue(1);
      assertThat(reader.remove(key, alias)).isTrue();
      assertThat(writer.addAlias(key, alias)).isTrue();
      assertThat(reader.position(key, alias)).hasValue(3);
    });
  }

  @TestFactory
  Stream<DynamicTest> latestFeed(RunningRedis redis) {
    return CrossClient.pairs(LatestFeed.class, redis, (writer, reader, given) -> {
      String feed = given.key("feed");
      List<String> items = List.of(given.text(), "", given.text());

      writer.publishAll(feed, items, 10);
      assertThat(reader.latest(feed, 2)).containsExactly(items.get(2), items.get(1));
      reader.publish(feed, given.word(), 2);
      assertThat(writer.page(feed, 1, 5)).containsExactly(items.get(2));
    });
  }

  // hashes

  // sets

  // sorted sets

  // bitmaps and HyperLogLog
}
