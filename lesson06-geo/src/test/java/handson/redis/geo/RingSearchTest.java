package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@ContractTest(RingSearch.class)
final class RingSearchTest {
  private final RingSearch rings;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Random random;
  private final String index;

  RingSearchTest(RingSearch rings, Evidence evidence, Given given) {
    this.rings = rings;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.random = given.random();
    this.index = given.key("places");
  }

  @Criterion(
      order = 1,
      value = "it finds what one GEOSEARCH finds, among places spread evenly",
      why = "A fast answer that is another one is no answer.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 100 km ASC COUNT 10 WITHDIST")
  void sameWhereSpreadEvenly() {
    fill(2_000, () -> new Point(random.nextDouble(-180, 180), random.nextDouble(-85, 85)));
    for (int i = 0; i < 60; i++) {
      // Beyond these latitudes the widest circle reaches over a pole.
      Point from = new Point(random.nextDouble(-180, 180), random.nextDouble(-60, 60));
      assertSame(from, 1 + random.nextInt(30), random.nextDouble(100, 3_000));
    }
  }

  @Criterion(
      order = 2,
      value = "it finds what one GEOSEARCH finds, in towns and between them",
      why = "Places are where people live, and so is no density right everywhere.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 100 km ASC COUNT 10 WITHDIST")
  void sameInTowns() {
    for (int town = 0; town < 8; town++) {
      double longitude = random.nextDouble(-20, 20);
      double latitude = random.nextDouble(30, 60);
      double width = Math.pow(10, random.nextDouble(-4, 0));
      fill(
          200,
          () -> new Point(
              longitude + width * random.nextGaussian(), latitude + width * random.nextGaussian()));
      for (int i = 0; i < 8; i++) {
        assertSame(
            new Point(longitude + random.nextGaussian(), latitude + random.nextGaussian()),
            1 + random.nextInt(250),
            random.nextDouble(1, 500));
      }
    }
  }

  @Criterion(
      order = 3,
      value = "it finds what one GEOSEARCH finds across the line where 180 degrees become -180",
      why = "Fiji lies on both sides of it.",
      tryIt = "GEOSEARCH places FROMLONLAT 179.9 -17 BYRADIUS 100 km ASC COUNT 10 WITHDIST")
  void sameAtTheAntimeridian() {
    fill(500, () -> {
      double longitude = 180 + 3 * random.nextGaussian();
      return new Point(longitude > 180 ? longitude - 360 : longitude, random.nextDouble(-20, -15));
    });
    for (int i = 0; i < 30; i++) {
      double east = random.nextDouble(-1, 1);
      Point from = new Point(east > 0 ? 180 - east : -180 - east, random.nextDouble(-20, -15));
      assertSame(from, 1 + random.nextInt(30), random.nextDouble(20, 500));
    }
  }

  @Criterion(
      order = 4,
      value =
          "few places are all found, none is no error, and nothing is found beyond the distance",
      why = "The last ring is the widest circle, and it may be as empty as the others.",
      tryIt = "GEOSEARCH nowhere FROMLONLAT 139.77 35.68 BYRADIUS 100 km ASC COUNT 10")
  void fewAndNone() {
    Point here = new Point(random.nextDouble(-170, 170), random.nextDouble(-50, 50));
    assertSame(here, 10, 100);
    assertThat(find(here, 10, 100)).as("no index").isEmpty();
    // One beside the first ring, one in the last, one beyond it.
    redis.geoadd(index, here.longitude(), here.latitude() + 0.01, "near");
    redis.geoadd(index, here.longitude(), here.latitude() + 0.8, "far");
    redis.geoadd(index, here.longitude(), here.latitude() + 1, "beyond");
    for (int count : List.of(1, 2, 3, 100)) {
      assertSame(here, count, 100);
    }
    assertThat(find(here, 100, 100)).extracting(Nearby::member).containsExactly("near", "far");
    assertThat(find(here, 3, 0)).as("within 0").isEmpty();
    assertThat(find(here, 3, Double.MIN_VALUE)).as("within next to nothing").isEmpty();
  }

  @Criterion(
      order = 5,
      value = "places at one distance, and on the edge of a ring, are found as one GEOSEARCH would",
      why = "The edge belongs to the ring; who thinks otherwise loses a place or asks for ever.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 390 m ASC COUNT 10 WITHDIST")
  void tiesAndEdges() {
    Point here = new Point(45, random.nextDouble(-50, 50));
    for (int i = 0; i < 12; i++) {
      redis.geoadd(index, 45.01, here.latitude(), "east" + i);
      redis.geoadd(index, 44.99, here.latitude(), "west" + i);
    }
    for (int i = 1; i < 20; i++) {
      redis.geoadd(index, 45, here.latitude() + i * 0.002, "north" + i);
    }
    double tie = plain(here, 100_000, DistanceUnit.METRES, 100).stream()
        .filter(place -> place.member().startsWith("east"))
        .findFirst()
        .orElseThrow()
        .distance();
    for (int ring = 0; ring <= 5; ring++) {
      // So wide that one of the rings ends where the ties are, or just before or behind.
      double within = tie / 1_000 * Math.pow(4, ring);
      for (double edge : List.of(within - 1e-6, within, within + 1e-6)) {
        for (int count : List.of(1, 5, 12, 24, 30)) {
          assertSame(here, count, edge);
        }
      }
    }
  }

  @Criterion(
      order = 6,
      value = "it gives distances in the unit that was asked for, and takes the widest in it",
      why = "A mile taken for a kilometre is a wrong answer that looks right.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 60 mi ASC COUNT 10 WITHDIST")
  void unitsCount() {
    Point here = new Point(random.nextDouble(-170, 170), random.nextDouble(-50, 50));
    fill(
        300,
        () -> new Point(
            here.longitude() + random.nextDouble(-1, 1),
            here.latitude() + random.nextDouble(-1, 1)));
    for (DistanceUnit unit : DistanceUnit.values()) {
      for (double metres : List.of(500.0, 20_000.0, 100_000.0)) {
        double within = metres / unit.metres();
        assertThat(rings.nearest(index, here, 20, within, unit))
            .as("within %s %s", within, unit.symbol())
            .isEqualTo(plain(here, within, unit, 20));
      }
    }
  }

  @Criterion(
      order = 7,
      value = "it asks small circles first, and ends with the first that has enough",
      why = "A wide circle costs the distance of everything in it.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 1.5625 km ASC COUNT 10 WITHDIST")
  void growingRings() throws Exception {
    Point here = new Point(135, random.nextDouble(-50, 50));
    for (int i = 1; i <= 3; i++) {
      redis.geoadd(index, 135, here.latitude() + 0.002 * i, "p" + i);
    }
    // The first call may open a connection.
    find(here, 1, 100);
    assertThat(radii(here, 1)).containsExactly(0.09765625, 0.390625);
    assertThat(radii(here, 3)).containsExactly(0.09765625, 0.390625, 1.5625);
    assertThat(radii(here, 4)).containsExactly(0.09765625, 0.390625, 1.5625, 6.25, 25.0, 100.0);
  }

  @Criterion(
      order = 8,
      value = "counts below 1 and distances that are none are refused",
      why = "Redis' own message does not name the number that was wrong.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km COUNT 1")
  void refusesNonsense() {
    Point here = new Point(0, 0);
    for (int count : List.of(0, -1)) {
      assertThatThrownBy(() -> find(here, count, 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(count));
    }
    for (double within : List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> find(here, 5, within))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Double.toString(within));
    }
  }

  private List<Double> radii(Point here, int count) throws Exception {
    return evidence.received(() -> find(here, count, 100)).stream()
        .map(ReceivedCommand::arguments)
        .map(arguments -> Double.valueOf(arguments.get(arguments.indexOf("km") - 1)))
        .toList();
  }

  private List<Nearby> find(Point from, int count, double kilometres) {
    return rings.nearest(index, from, count, kilometres, DistanceUnit.KILOMETRES);
  }

  /** Which of several at the last distance are found is left open; everything else is not. */
  private void assertSame(Point from, int count, double kilometres) {
    List<Nearby> all = plain(from, kilometres, DistanceUnit.KILOMETRES, Integer.MAX_VALUE);
    List<Nearby> expected = all.subList(0, Math.min(count, all.size()));
    List<Nearby> found = find(from, count, kilometres);
    String what = "the nearest %d within %s km of %s".formatted(count, kilometres, from);
    assertThat(found)
        .as("distances of %s", what)
        .extracting(Nearby::distance)
        .isEqualTo(expected.stream().map(Nearby::distance).toList());
    double last = expected.isEmpty() ? 0 : expected.get(expected.size() - 1).distance();
    assertThat(found.stream().filter(place -> place.distance() < last))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(place -> place.distance() < last).toList());
    assertThat(found).as(what).doesNotHaveDuplicates().isSubsetOf(all);
  }

  private List<Nearby> plain(Point from, double within, DistanceUnit unit, int count) {
    GeoSearchParam circle = GeoSearchParam.geoSearchParam()
        .fromLonLat(from.longitude(), from.latitude())
        .byRadius(within, GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT)));
    return redis.geosearch(index, circle.asc().count(count).withDist()).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .toList();
  }

  private void fill(int count, Supplier<Point> points) {
    Map<String, GeoCoordinate> places = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Point point = points.get();
      places.put(given.text() + i, new GeoCoordinate(point.longitude(), point.latitude()));
    }
    redis.geoadd(index, places);
  }
}
