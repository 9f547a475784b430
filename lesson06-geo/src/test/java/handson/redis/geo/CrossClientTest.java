package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.geo.NearestPlaces.Cursor;
import handson.redis.geo.NearestPlaces.Page;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {

  @TestFactory
  Stream<DynamicTest> nearestPlaces(RunningRedis redis) {
    return CrossClient.pairs(NearestPlaces.class, redis, (one, other, given) -> {
      String index = given.key("places");
      Point here = new Point(45, 12.3);
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross-filler")) {
        for (int i = 0; i < 9; i++) {
          clients.jedis().geoadd(index, 45.01, 12.3, given.text() + i);
        }
      }
      Page first = one.page(index, here, 4, 5, DistanceUnit.MILES, Cursor.START);
      Page second =
          other.page(index, here, 4, 5, DistanceUnit.MILES, first.next().orElseThrow());
      assertThat(second)
          .isEqualTo(
              one.page(index, here, 4, 5, DistanceUnit.MILES, first.next().orElseThrow()));
      assertThat(first.places()).hasSize(4).doesNotContainAnyElementsOf(second.places());
      assertThat(other.nearest(index, here, 9, 5, DistanceUnit.MILES))
          .isEqualTo(one.nearest(index, here, 9, 5, DistanceUnit.MILES));
      String member = second.places().get(0).member();
      assertThat(other.neighbours(index, member, 3, 5, DistanceUnit.MILES))
          .isEqualTo(one.neighbours(index, member, 3, 5, DistanceUnit.MILES));
    });
  }

  @TestFactory
  Stream<DynamicTest> bulkLoad(RunningRedis redis) {
    return CrossClient.pairs(BulkLoad.class, redis, (writer, reader, given) -> {
      String index = given.key("places");
      List<Place> places = List.of(
          new Place(given.text(), new Point(given.random().nextDouble(-180, 180), 1e-5)),
          new Place(given.text() + 1, new Point(1e-7, given.random().nextDouble(-85, 85))));
      assertThat(writer.load(index, places, 10)).isEqualTo(2);
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross-look")) {
        String written = clients.jedis().zrangeWithScores(index, 0, -1).toString();
        assertThat(reader.load(index, places, 10)).isZero();
        assertThat(clients.jedis().zrangeWithScores(index, 0, -1)).hasToString(written);
      }
    });
  }
}
