package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.geo.FacilityLoader.Loaded;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.List;
import java.util.Map;
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
