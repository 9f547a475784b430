package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(PolygonSearch.class)
final class PolygonSearchTest {
  private static final int ROUNDS = 40;
  private static final int MEMBERS = 100;
  // More than what the 52 bits of a position lose.
  private static final double INSET = 0.000_01;

  private final PolygonSearch search;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Random random;
  private final String index;

  PolygonSearchTest(PolygonSearch search, Evidence evidence, Given given) {
    this.search = search;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.random = given.random();
    this.index = given.key("places");
  }

  @Criterion(
      order = 1,
      value = "inside finds the members in the polygon, with their stored positions",
      why = "Half of what is in the box around a triangle is not in the triangle.",
      tryIt = "GEOSEARCH places FROMLONLAT 4 2 BYBOX 900 500 km WITHCOORD")
  void findsWhatIsInside() throws Exception {
    String inside = given.text();
    add(inside, 1, 1);
    add("other half", 7, 3);
    add("south", 3, -0.001);
    GeoPolygon triangle = polygon(0, 0, 8, 0, 0, 4);

    assertThat(search.inside(index, triangle))
        .as("places")
        .containsExactly(new Place(inside, stored(inside)));
    assertThat(search.inside(given.key("other"), triangle)).as("no index").isEmpty();
    assertThat(evidence.received(() -> search.inside(index, triangle)))
        .as("commands")
        .hasSize(1);
    assertThat(redis.keys(given.namespace() + "*")).as("keys").containsExactly(index);
  }

  @Criterion(
      order = 2,
      value = "what is on an edge or a corner is inside",
      why = "Of two areas that share an edge, no place on it may be lost.",
      tryIt = "GEOPOS places a")
  void edgesAreInside() {
    add("a", 10, 50);
    add("b", 12, 50);
    add("c", 11, 52);
    add("between", 11, 50);
    add("below", 11, 49.999);
    GeoPolygon corners = new GeoPolygon(List.of(stored("a"), stored("b"), stored("c")));

    assertThat(members(corners)).as("members").containsExactlyInAnyOrder("a", "b", "c", "between");
  }

  @Criterion(
      order = 3,
      value = "the antimeridian and the ends of Redis' latitudes are no borders",
      why = "Fiji lies on both sides of 180 degrees, and a map begins where it ends.",
      tryIt = "GEOSEARCH places FROMLONLAT 179 -17.5 BYBOX 700 600 km ASC")
  void bordersOfTheMap() {
    add("suva", 178.4419, -18.1416);
    add("lakeba", -178.8, -18.2);
    add("on the line", 180, -17);
    add("tonga", -175.2018, -21.1393);
    add("africa", 0, -18);
    add("top", 100, Point.NORTHERNMOST);
    add("top of the line", 180, Point.NORTHERNMOST);
    add("bottom", -100, Point.SOUTHERNMOST);

    assertThat(members(polygon(176, -20, -178, -20, -178, -15, 176, -15)))
        .as("Fiji")
        .containsExactlyInAnyOrder("suva", "lakeba", "on the line");
    assertThat(members(polygon(90, 84, 110, 84, 110, 90, 90, 90))).as("north").contains("top");
    double north = Point.NORTHERNMOST;
    double south = Point.SOUTHERNMOST;
    assertThat(members(polygon(
            -180, south, -60, south, 60, south, 180, south, 180, north, 60, north, -60, north, -180,
            north)))
        .as("all that Redis can store")
        .hasSize(8);
    assertThat(members(polygon(
            -180, -19, -60, -19, 60, -19, 180, -19, 180, -16, 60, -16, -60, -16, -180, -16)))
        .as("a belt round Earth")
        .containsExactlyInAnyOrder("suva", "lakeba", "on the line", "africa");
  }

  @Criterion(
      order = 4,
      value = "a second computation finds the same, of random polygons and places",
      why = "A box that does not quite cover the polygon loses a few places, and nobody notices.",
      tryIt = "GEOSEARCH places FROMLONLAT 4 2 BYBOX 900 500 km WITHCOORD")
  void aSecondComputationFindsTheSame() {
    for (int round = 0; round < ROUNDS; round++) {
      double height = Math.pow(10, -2 + random.nextDouble() * 3.6);
      double width = Math.min(85, height * Math.pow(10, random.nextDouble() * 2 - 1));
      double mostNorthern = Point.NORTHERNMOST - height;
      double latitude = given.any(
          List.of(mostNorthern, -mostNorthern, (2 * random.nextDouble() - 1) * mostNorthern));
      double longitude = given.any(List.of(-180.0, 179.99, random.nextDouble() * 360 - 180));
      Point centre = new Point(longitude, latitude);
      ExactPolygon exact =
          ExactPolygon.around(centre, width, height, 3 + random.nextInt(9), random);
      Map<String, Point> places = scatter(centre, width, height, exact);

      List<String> expected = places.entrySet().stream()
          .filter(place -> exact.contains(place.getValue()))
          .map(Map.Entry::getKey)
          .toList();
      assertThat(members(new GeoPolygon(exact.corners())))
          .as("members inside %s", exact.corners())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Criterion(
      order = 5,
      value = "nothing in the corners of a box of degrees is missed",
      why = "A box of metres is wider in degrees at one edge: the other must still be covered.",
      tryIt = "GEOSEARCH places FROMLONLAT 10 60 BYBOX 900 500 km WITHCOORD")
  void theBoxIsCovered() {
    // Redis 7.0 leaves out a side of these two, where the width is that of the great circle.
    assertCovered(178.051, 85.035373, 138.175254, Point.NORTHERNMOST - 85.035373);
    assertCovered(-88.957824, -85.045838, 90.003958, 0.00614);
    for (int round = 0; round < ROUNDS; round++) {
      double height = Math.pow(10, -3 + random.nextDouble() * 5);
      double mostNorthern = Point.NORTHERNMOST - height;
      double anywhere =
          Point.SOUTHERNMOST + random.nextDouble() * (mostNorthern + Point.NORTHERNMOST);
      double south = given.any(List.of(Point.SOUTHERNMOST, mostNorthern, -height / 2, anywhere));
      double west = random.nextDouble() * 360 - 180;
      assertCovered(west, south, Math.pow(10, -3 + random.nextDouble() * 5), height);
    }
  }

  private void assertCovered(double west, double south, double width, double height) {
    double north = south + height;
    // One more corner on the long edges, as no edge may be half of the way round Earth.
    GeoPolygon box = new GeoPolygon(List.of(
        at(west, south),
        at(west + width / 2, south),
        at(west + width, south),
        at(west + width, north),
        at(west + width / 2, north),
        at(west, north)));
    redis.del(index);
    for (double x : new double[] {west + INSET, west + width / 2, west + width - INSET}) {
      for (double y : new double[] {south + INSET, south + height / 2, north - INSET}) {
        add(x + " " + y, at(x, y));
      }
    }
    assertThat(members(box))
        .as("members inside %s", box)
        .containsExactlyInAnyOrderElementsOf(redis.zrange(index, 0, -1));
  }

  /** Places in and around a polygon, some of them close to its corners. */
  private Map<String, Point> scatter(
      Point centre, double width, double height, ExactPolygon polygon) {
    redis.del(index);
    Map<String, GeoCoordinate> points = new HashMap<>();
    for (int i = 0; i < MEMBERS; i++) {
      boolean close = i % 4 == 0;
      Point around = close ? given.any(polygon.corners()) : centre;
      double reach = close ? 0.01 : 1.1;
      Point point = at(
          around.longitude() + reach * width * (2 * random.nextDouble() - 1),
          around.latitude() + reach * height * (2 * random.nextDouble() - 1));
      points.put("m" + i, new GeoCoordinate(point.longitude(), point.latitude()));
    }
    redis.geoadd(index, points);
    String[] names = points.keySet().toArray(String[]::new);
    List<GeoCoordinate> stored = redis.geopos(index, names);
    Map<String, Point> places = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      places.put(names[i], new Point(stored.get(i).getLongitude(), stored.get(i).getLatitude()));
    }
    return places;
  }

  private List<String> members(GeoPolygon polygon) {
    return search.inside(index, polygon).stream().map(Place::member).toList();
  }

  private void add(String member, double longitude, double latitude) {
    add(member, new Point(longitude, latitude));
  }

  private void add(String member, Point point) {
    redis.geoadd(index, point.longitude(), point.latitude(), member);
  }

  private Point stored(String member) {
    GeoCoordinate position = redis.geopos(index, member).get(0);
    return new Point(position.getLongitude(), position.getLatitude());
  }

  private static Point at(double longitude, double latitude) {
    return new Point(
        longitude - 360 * Math.floor((longitude + 180) / 360),
        Math.max(Point.SOUTHERNMOST, Math.min(Point.NORTHERNMOST, latitude)));
  }

  private static GeoPolygon polygon(double... numbers) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      corners.add(new Point(numbers[i], Math.min(Point.NORTHERNMOST, numbers[i + 1])));
    }
    return new GeoPolygon(corners);
  }
}
