package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.resps.GeoRadiusResponse;

@ContractTest(Places.class)
final class PlacesTest {
  private static final int MANY = 900;

  private final Places places;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;
  private final String member;

  PlacesTest(Places places, Evidence evidence, Given given) {
    this.places = places;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("places");
    this.member = given.text();
  }

  @Criterion(
      order = 1,
      value = "put stores longitude and latitude, and answers whether the member is new",
      why = "Longitude comes first in Redis, and an index is a sorted set.",
      tryIt = "GEOADD places 139.7671 35.6812 tokyo")
  void putStoresAPoint() {
    Point point = new Point(139.7671, 35.6812);

    assertThat(places.put(index, new Place(member, point))).as("a new member").isTrue();
    assertNear(redis.geopos(index, member).get(0), point);
    Point moved = anywhere();
    assertThat(places.put(index, new Place(member, moved))).as("one that moves").isFalse();
    assertNear(redis.geopos(index, member).get(0), moved);
    assertThat(redis.type(index)).as("TYPE").isEqualTo("zset");
    assertThat(redis.zcard(index)).as("ZCARD").isEqualTo(1);
  }

  @Criterion(
      order = 2,
      value = "putAll puts many with one command; the last place of a member counts",
      why = "A command for each of them is a round trip for each of them.",
      tryIt = "GEOADD places 139.7671 35.6812 tokyo 135.4959 34.7025 osaka")
  void putAllPutsMany() throws Exception {
    List<Place> many = new ArrayList<>(somewhere(MANY));
    Place last = new Place(many.get(5).member(), anywhere());
    many.add(last);

    long[] added = new long[1];
    var received = evidence.received(() -> added[0] = places.putAll(index, many));

    assertThat(added[0]).as("new members").isEqualTo(MANY);
    assertThat(redis.zcard(index)).as("ZCARD").isEqualTo(MANY);
    assertNear(redis.geopos(index, last.member()).get(0), last.point());
    assertThat(received).as("commands").hasSize(1);
    assertThat(places.putAll(index, many)).as("new members of the same again").isZero();
  }

  @Criterion(
      order = 3,
      value = "putAbsent leaves a member where it is, even one that a rival has just added",
      why = "NX looks and writes in one step.",
      tryIt = "GEOADD places NX 139.7671 35.6812 tokyo")
  void putAbsentMovesNobody() throws Exception {
    Point first = anywhere();
    redis.geoadd(index, first.longitude(), first.latitude(), member);
    List<Place> both = List.of(new Place(member, anywhere()), new Place("other", anywhere()));

    assertThat(places.putAbsent(index, both)).as("new members of two").isEqualTo(1);
    assertNear(redis.geopos(index, member).get(0), first);

    Place late = new Place("late", new Point(10, 20));
    long added = Rival.overtakes(
        redis,
        () -> redis.geoadd(index, first.longitude(), first.latitude(), "late"),
        () -> places.putAbsent(index, List.of(late)));
    assertThat(added).as("new members, where a rival was first").isZero();
    assertNear(redis.geopos(index, "late").get(0), first);
  }

  @Criterion(
      order = 4,
      value = "movePresent adds nobody, and counts those that moved",
      why = "Without CH the answer is always 0, as XX adds nothing.",
      tryIt = "GEOADD places XX CH 139.7671 35.6812 tokyo")
  void movePresentAddsNobody() {
    Point still = anywhere();
    redis.geoadd(index, still.longitude(), still.latitude(), "still");
    redis.geoadd(index, 10, 20, member);
    List<Place> three = List.of(
        new Place(member, new Point(11, 20)),
        new Place("still", still),
        new Place("absent", anywhere()));

    assertThat(places.movePresent(index, three)).as("moved members of three").isEqualTo(1);
    assertNear(redis.geopos(index, member).get(0), new Point(11, 20));
    assertThat(redis.zscore(index, "absent")).as("ZSCORE of the absent").isNull();
    assertThat(places.movePresent(given.key("none"), three)).as("of no index").isZero();
  }

  @Criterion(
      order = 5,
      value = "update counts the new ones and those that moved, not those that stay in their cell",
      why = "With CH an import knows what changed, without a comparison of coordinates.",
      tryIt = "GEOADD places CH 139.7671 35.6812 tokyo")
  void updateCountsChanges() {
    redis.geoadd(index, 10, 20, member);
    redis.geoadd(index, 30, 40, "still");

    assertThat(places.update(
            index,
            List.of(
                new Place(member, new Point(10.001, 20)),
                new Place("still", new Point(30, 40)),
                new Place("new", anywhere()))))
        .as("changes: one new, one moved, one still")
        .isEqualTo(2);
    assertThat(redis.zcard(index)).as("ZCARD").isEqualTo(3);
    assertNear(redis.geopos(index, member).get(0), new Point(10.001, 20));
  }

  @Criterion(
      order = 6,
      value = "positions are within 0.34 m of what was given, in the order of the members"
          + " and without those that are not there",
      why = "52 bits are cells of up to 0.6 m x 0.3 m: coordinates are near, and never equal.",
      tryIt = "GEOPOS places tokyo nobody")
  void positionsAreRounded() {
    List<Place> many = new ArrayList<>(somewhere(MANY));
    corners().forEach(corner -> many.add(new Place(corner.toString(), corner)));
    places.putAll(index, many);
    List<String> asked = new ArrayList<>(many.stream().map(Place::member).toList());
    asked.add(3, "nobody");

    Map<String, Point> found = places.positions(index, asked);

    assertThat(
            List.copyOf(found.keySet()).equals(many.stream().map(Place::member).toList()))
        .as("whether the members that are there come in their order")
        .isTrue();
    for (Place place : many) {
      assertThat(GreatCircle.metres(found.get(place.member()), place.point()))
          .as("metres from %s to its stored point", place.point())
          .isLessThan(Places.ROUNDING);
    }
    assertThat(places.position(index, "nobody")).as("position of nobody").isEmpty();
    assertThat(places.position(given.key("none"), member)).as("in no index").isEmpty();
    assertThat(places.position(index, asked.get(0)))
        .as("position of one")
        .contains(found.get(asked.get(0)));
  }

  @Criterion(
      order = 7,
      value = "distance is the haversine formula's on Redis' sphere, in the unit asked for",
      why = "It is exact near the antimeridian and the limits of latitude, too.",
      tryIt = "GEODIST places tokyo osaka km")
  void distanceIsExact() {
    List<Place> many = new ArrayList<>(somewhere(100));
    corners().forEach(corner -> many.add(new Place(corner.toString(), corner)));
    places.putAll(index, many);

    for (int i = 0; i < many.size(); i++) {
      Place from = many.get(i);
      Place to = given.any(many);
      DistanceUnit unit = DistanceUnit.values()[i % DistanceUnit.values().length];
      // The stored points are what Redis measures between.
      double expected =
          GreatCircle.metres(stored(from.member()), stored(to.member())) / unit.metres();
      assertThat(places.distance(index, from.member(), to.member(), unit))
          .as("%s from %s to %s", unit, from.point(), to.point())
          .hasValueCloseTo(expected, within(0.0001 + expected * 1e-9));
    }
    places.put(index, new Place("west", new Point(179.999, 0)));
    places.put(index, new Place("east", new Point(-179.999, 0)));
    assertThat(places.distance(index, "west", "east", DistanceUnit.METRES))
        .as("metres over the antimeridian, 0.002 degrees")
        .hasValueCloseTo(222.45, within(1.0));
    places.put(index, new Place("line", new Point(180, 0)));
    assertThat(redis.geosearch(index, new GeoCoordinate(-180, 0), 150, GeoUnit.M))
        .as("what is found around the antimeridian")
        .extracting(GeoRadiusResponse::getMemberByString)
        .contains("west", "east", "line");
    assertThat(places.distance(index, "west", "nobody", DistanceUnit.METRES))
        .as("to nobody")
        .isEmpty();
    assertThat(places.distance(given.key("none"), "west", "east", DistanceUnit.MILES))
        .as("in no index")
        .isEmpty();
  }

  @Criterion(
      order = 8,
      value = "geohashes are the standard text of the stored point, eleven characters",
      why = "52 bits fill ten characters of five bits each: the last one is always 0.",
      tryIt = "GEOHASH places tokyo")
  void geohashesAreTheStandards() {
    List<Place> many = somewhere(200);
    places.putAll(index, many);
    List<String> asked = new ArrayList<>(many.stream().map(Place::member).toList());
    asked.add(1, "nobody");

    Map<String, String> found = places.geohashes(index, asked);

    assertThat(List.copyOf(found.keySet()))
        .as("members with a geohash")
        .isEqualTo(many.stream().map(Place::member).toList());
    found.forEach((name, hash) -> assertThat(hash)
        .as("the geohash of %s", stored(name))
        .isEqualTo(geohash(stored(name)) + "0"));
    assertThat(places.geohashes(given.key("none"), asked)).as("in no index").isEmpty();
  }

  @Criterion(
      order = 9,
      value = "remove takes one member out, and the index goes with its last one",
      why = "ZREM does it: a command GEOREM does not exist.",
      tryIt = "ZREM places tokyo")
  void removeTakesOneOut() {
    redis.geoadd(index, 10, 20, member);
    redis.geoadd(index, 30, 40, "other");

    assertThat(places.remove(index, "nobody")).as("nobody").isFalse();
    assertThat(places.remove(index, member)).as("a member").isTrue();
    assertThat(redis.zrange(index, 0, -1)).as("members left").containsExactly("other");
    assertThat(places.remove(index, member)).as("once more").isFalse();
    assertThat(places.remove(index, "other")).as("the last").isTrue();
    assertThat(redis.exists(index)).as("EXISTS").isFalse();
  }

  @Criterion(
      order = 10,
      value = "nothing to do sends nothing, and what Redis cannot store is refused before",
      why = "Beyond 85.05112878 degrees of latitude Redis stores nothing.",
      tryIt = "GEOADD places 139.7671 85 north")
  void nothingSendsNothing() throws Exception {
    List<Place> tooMany = somewhere(Places.MOST_AT_ONCE + 1);

    var received = evidence.received(() -> {
      assertThat(places.putAll(index, List.of())).as("putAll of nothing").isZero();
      assertThat(places.putAbsent(index, List.of())).as("putAbsent of nothing").isZero();
      assertThat(places.movePresent(index, List.of()))
          .as("movePresent of nothing")
          .isZero();
      assertThat(places.update(index, List.of())).as("update with nothing").isZero();
      assertThat(places.positions(index, List.of())).as("positions of nobody").isEmpty();
      assertThat(places.geohashes(index, List.of())).as("geohashes of nobody").isEmpty();
      assertRefused("1,001 places", () -> places.putAll(index, tooMany));
      assertRefused("1,001 changes", () -> places.update(index, tooMany));
      assertRefused("latitude 85.06", () -> new Point(0, 85.06));
      assertRefused("longitude 180.1", () -> new Point(180.1, 0));
      assertRefused("no number", () -> new Point(Double.NaN, 0));
      assertRefused("Tokyo with latitude first", () -> new Point(35.6812, 139.7671));
    });

    assertThat(received).as("commands").isEmpty();
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertNear(GeoCoordinate stored, Point expected) {
    assertThat(GreatCircle.metres(new Point(stored.getLongitude(), stored.getLatitude()), expected))
        .as("metres from %s to the stored point", expected)
        .isLessThan(Places.ROUNDING);
  }

  private Point stored(String name) {
    GeoCoordinate found = redis.geopos(index, name).get(0);
    return new Point(found.getLongitude(), found.getLatitude());
  }

  private Point anywhere() {
    Random random = given.random();
    return new Point(
        random.nextDouble(-180, 180), random.nextDouble(Point.SOUTHERNMOST, Point.NORTHERNMOST));
  }

  private List<Place> somewhere(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Place(given.word() + i, anywhere()))
        .toList();
  }

  private static List<Point> corners() {
    List<Point> corners = new ArrayList<>();
    for (double longitude : new double[] {-180, -179.999, -1e-9, 0, 90, 179.999, 180}) {
      for (double latitude :
          new double[] {Point.SOUTHERNMOST, -85.05, -1e-9, 0, 45, 85.05, Point.NORTHERNMOST}) {
        corners.add(new Point(longitude, latitude));
      }
    }
    // Longitude 180 is -180.
    return corners.stream().distinct().toList();
  }

  /** Ten characters of five bits, longitude's and latitude's in turn. */
  private static String geohash(Point point) {
    double[] low = {-180, -90};
    double[] high = {180, 90};
    double[] value = {point.longitude(), point.latitude()};
    StringBuilder text = new StringBuilder();
    for (int bit = 0, five = 0; bit < 50; bit++) {
      int axis = bit % 2;
      double middle = (low[axis] + high[axis]) / 2;
      boolean upper = value[axis] >= middle;
      (upper ? low : high)[axis] = middle;
      five = five * 2 + (upper ? 1 : 0);
      if (bit % 5 == 4) {
        text.append("0123456789bcdefghjkmnpqrstuvwxyz".charAt(five));
        five = 0;
      }
    }
    return text.toString();
  }
}
