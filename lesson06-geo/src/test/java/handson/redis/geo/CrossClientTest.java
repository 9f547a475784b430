package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.geo.FacilityLoader.Loaded;
import handson.redis.geo.NearestPlaces.Cursor;
import handson.redis.geo.NearestPlaces.Page;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
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
  Stream<DynamicTest> places(RunningRedis redis) {
    return CrossClient.pairs(Places.class, redis, (writer, reader, given) -> {
      String index = given.key("places");
      Place ann = new Place(given.text(), new Point(1e-7, -85.05));
      Place ben = new Place(given.word(), new Point(139.7671, 35.6812));

      assertThat(writer.putAll(index, List.of(ann, ben))).isEqualTo(2);
      // To the last bit: the same cell is no change.
      assertThat(reader.update(index, List.of(ann, ben))).isZero();
      assertThat(reader.positions(index, List.of(ann.member(), ben.member())))
          .isEqualTo(writer.positions(index, List.of(ann.member(), ben.member())));
      assertThat(reader.distance(index, ann.member(), ben.member(), DistanceUnit.FEET))
          .isEqualTo(writer.distance(index, ann.member(), ben.member(), DistanceUnit.FEET));
      assertThat(reader.geohashes(index, List.of(ann.member())))
          .isEqualTo(writer.geohashes(index, List.of(ann.member())));
      assertThat(reader.remove(index, ann.member())).isTrue();
      assertThat(writer.position(index, ann.member())).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> facilityLoader(RunningRedis redis) {
    return CrossClient.pairs(FacilityLoader.class, redis, (writer, reader, given) -> {
      String index = given.key("shops");
      Point point = new Point(139.7671, 35.6812);
      Map<String, String> details = Map.of(given.word(), given.text());
      Facility before = new Facility(given.text(), "name", given.text(), point, details);
      Facility after = new Facility(before.id(), "", "公園", point, Map.of());

      assertThat(writer.load(index, List.of(before))).isEqualTo(new Loaded(1, 1));
      assertThat(reader.load(index, List.of(after))).isEqualTo(new Loaded(1, 0));
      assertThat(writer.load(index, List.of(before, after))).isEqualTo(new Loaded(2, 0));
    });
  }

  @TestFactory
  Stream<DynamicTest> radiusSearch(RunningRedis redis) {
    return CrossClient.pairs(RadiusSearch.class, redis, (writer, reader, given) -> {
      String index = given.key("index");
      String member = given.text();
      Point centre = new Point(139.7, 35.7);
      RadiusSearch.Radius radius = new RadiusSearch.Radius(900.5, DistanceUnit.FEET);
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross")) {
        clients.jedis().geoadd(index, 139.701, 35.7, member);
        clients.jedis().geoadd(index, 139.7, 35.701, "b");
        clients.jedis().geoadd(index, 139.71, 35.7, "far");
      }

      for (RadiusSearch.Order order : RadiusSearch.Order.values()) {
        assertThat(writer.aroundPoint(index, centre, radius, order, 5))
            .hasSize(2)
            .isEqualTo(reader.aroundPoint(index, centre, radius, order, 5));
        assertThat(writer.aroundMember(index, member, radius, order, 5))
            .contains(new Nearby(member, 0))
            .isEqualTo(reader.aroundMember(index, member, radius, order, 5));
        assertThat(writer.aroundMember(index, "nobody", radius, order, 5)).isEmpty();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> boxSearch(RunningRedis redis) {
    return CrossClient.pairs(BoxSearch.class, redis, (writer, reader, given) -> {
      String index = given.key("index");
      String member = given.text();
      BoxSearch.Box box = new BoxSearch.Box(300.25, 200.5, DistanceUnit.KILOMETRES);
      MapView view = new MapView(new Point(179, -20), new Point(-179, -15));
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross")) {
        clients.jedis().geoadd(index, 179.9, -17, member);
        clients.jedis().geoadd(index, -179.5, -17.1, "b");
        clients.jedis().geoadd(index, -178.9, -17, "far");
      }

      assertThat(writer.aroundPoint(index, new Point(180, -17), box, 5))
          .isEqualTo(reader.aroundPoint(index, new Point(180, -17), box, 5))
          .hasSize(3);
      assertThat(writer.aroundMember(index, member, box, 1))
          .isEqualTo(reader.aroundMember(index, member, box, 1))
          .containsExactly(new Nearby(member, 0));
      assertThat(writer.inside(index, view))
          .hasSize(2)
          .containsExactlyInAnyOrderElementsOf(reader.inside(index, view));
    });
  }

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
