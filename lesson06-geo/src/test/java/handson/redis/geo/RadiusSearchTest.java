package handson.redis.geo;

import static handson.redis.geo.RadiusSearch.Order.ANY;
import static handson.redis.geo.RadiusSearch.Order.FARTHEST_FIRST;
import static handson.redis.geo.RadiusSearch.Order.NEAREST_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import handson.redis.geo.RadiusSearch.Order;
import handson.redis.geo.RadiusSearch.Radius;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(RadiusSearch.class)
final class RadiusSearchTest {
  private static final int ALL = 100_000;
  private static final int MANY = 2_000;
  // Redis prints four decimals.
  private static final double PRINTED = 0.0001;

  private final RadiusSearch search;
  private final Instances<RadiusSearch> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Random random;
  private final String index;
  private final Point centre;

  RadiusSearchTest(
      RadiusSearch search, Instances<RadiusSearch> instances, Evidence evidence, Given given) {
    this.search = search;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.random = given.random();
    this.index = given.key("index");
    // Both are latitudes too, but not the same ones.
    this.centre = new Point(random.nextDouble(40, 80), random.nextDouble(-35, 35));
  }

  @Criterion(
      order = 1,
      value = "aroundPoint finds what is within the radius, nearest first, with its distance",
      why = "Longitude comes first, and a distance is only sent where WITHDIST asks for it.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYRADIUS 1200 m ASC COUNT 10 WITHDIST")
  void findsWhatIsWithinTheRadius() {
    StoredPlaces stored = put(at(700), at(90), at(1_150), at(1_260), at(2_300), at(350), at(5e5));

    assertFound(stored, 1_200, DistanceUnit.METRES, 4);
    assertFound(stored, 1.2, DistanceUnit.KILOMETRES, 4);

    String late = given.text();
    StoredPlaces more = StoredPlaces.put(redis, index, Map.of(late, at(30)));
    List<Nearby> nearest =
        search.aroundPoint(index, centre, new Radius(1_200, DistanceUnit.METRES), NEAREST_FIRST, 1);
    assertNearby("the nearest, after another one came", more, nearest, List.of(late), 1);
  }

  @Criterion(
      order = 2,
      value = "the radius and the distances are in the unit that was asked for",
      why = "A radius of 5 is 5 m or 8 km, and a distance without its unit is a number.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYRADIUS 500 mi ASC WITHDIST")
  void everyUnit() {
    for (DistanceUnit unit : DistanceUnit.values()) {
      redis.del(index);
      double one = unit.metres();
      StoredPlaces stored = put(at(480 * one), at(100 * one), at(900 * one), at(520 * one));

      assertFound(stored, 500.5, unit, 2);
    }
    redis.del(index);
    assertFound(put(at(450), at(550), at(950)), 0.5, DistanceUnit.KILOMETRES, 1);
  }

  @Criterion(
      order = 3,
      value = "the order is nearest first, farthest first, or any",
      why = "Without ASC or DESC members come as they lie in the index.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYRADIUS 900 km DESC WITHDIST")
  void bothOrders() {
    StoredPlaces stored = put(spread(20, 9_000));
    Radius radius = new Radius(10, DistanceUnit.KILOMETRES);
    List<String> nearest = stored.within(centre, 10_000);
    List<String> farthest = new ArrayList<>(nearest);
    Collections.reverse(farthest);

    List<Nearby> ascending = search.aroundPoint(index, centre, radius, NEAREST_FIRST, ALL);
    assertNearby("nearest first", stored, ascending, nearest, 1_000);
    List<Nearby> descending = search.aroundPoint(index, centre, radius, FARTHEST_FIRST, ALL);
    assertNearby("farthest first", stored, descending, farthest, 1_000);
    assertThat(members(search.aroundPoint(index, centre, radius, ANY, ALL)))
        .as("in any order")
        .containsExactlyInAnyOrderElementsOf(nearest);
    assertThat(members(search.aroundMember(index, nearest.get(0), radius, FARTHEST_FIRST, ALL)))
        .as("around the first one, farthest first")
        .endsWith(nearest.get(0));
  }

  @Criterion(
      order = 4,
      value = "of more than the limit, the first in this order remain",
      why = "COUNT 3 ANY stops at the first three that it comes across: they are not the nearest.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYRADIUS 900 km ASC COUNT 3 ANY WITHDIST")
  void theLimitKeepsTheFirst() {
    StoredPlaces stored = put(spread(100, 9_000));
    Radius radius = new Radius(20_000, DistanceUnit.METRES);
    List<String> nearest = stored.within(centre, 20_000);
    List<String> farthest = new ArrayList<>(nearest);
    Collections.reverse(farthest);
    String last = farthest.get(0);
    List<String> nearestToLast = stored.within(stored.position(last), 20_000);

    for (int limit : List.of(1, 3, 50, 99, 100, 101, Integer.MAX_VALUE)) {
      int expected = Math.min(limit, 100);
      assertThat(members(search.aroundPoint(index, centre, radius, NEAREST_FIRST, limit)))
          .as("the %d nearest of 100", limit)
          .isEqualTo(nearest.subList(0, expected));
      assertThat(members(search.aroundPoint(index, centre, radius, FARTHEST_FIRST, limit)))
          .as("the %d farthest of 100", limit)
          .isEqualTo(farthest.subList(0, expected));
      assertThat(members(search.aroundPoint(index, centre, radius, ANY, limit)))
          .as("any %d of 100", limit)
          .hasSize(expected)
          .doesNotHaveDuplicates()
          .isSubsetOf(nearest);
      assertThat(members(search.aroundMember(index, last, radius, NEAREST_FIRST, limit)))
          .as("the %d nearest to a member", limit)
          .isEqualTo(nearestToLast.subList(0, expected));
    }
  }

  @Criterion(
      order = 5,
      value = "aroundMember finds the member itself at distance 0, also with a radius of 0",
      why = "Others may be at the same place, so leaving out what is at distance 0 loses them.",
      tryIt = "GEOSEARCH cities FROMMEMBER tokyo BYRADIUS 0 m ASC WITHDIST")
  void aMemberFindsItself() {
    String twin = given.text();
    String member = given.word() + " \"1\"";
    Point place = at(60_000);
    StoredPlaces stored = StoredPlaces.put(
        redis,
        index,
        Map.of(
            member,
            place,
            twin,
            place,
            "next",
            GreatCircle.from(place, 45, 800),
            "far",
            GreatCircle.from(place, 200, 3_000)));
    Point position = stored.position(member);

    for (double metres : List.of(0.0, 1.5)) {
      assertThat(search.aroundMember(
              index, member, new Radius(metres, DistanceUnit.METRES), NEAREST_FIRST, ALL))
          .as("within %s m of a member, where there are two", metres)
          .containsExactlyInAnyOrder(new Nearby(member, 0), new Nearby(twin, 0));
    }
    Nearby next = search
        .aroundMember(index, member, new Radius(2, DistanceUnit.KILOMETRES), FARTHEST_FIRST, 1)
        .get(0);
    assertThat(next.member()).as("the farthest within 2 km").isEqualTo("next");
    assertThat(next.distance())
        .as("its distance in km")
        .isCloseTo(GreatCircle.metres(position, stored.position("next")) / 1_000, within(PRINTED));
  }

  @Criterion(
      order = 6,
      value = "an index or a member that is not there finds nothing; a broken key is an error",
      why = "Redis answers with nothing for a missing key, and with an error for a missing member.",
      tryIt = "GEOSEARCH cities FROMMEMBER atlantis BYRADIUS 10 km ASC")
  void whatIsNotThereFindsNothing() {
    Radius radius = new Radius(1, DistanceUnit.KILOMETRES);
    String missing = given.key("missing");
    String text = given.key("text");
    redis.set(text, "no index");
    put(at(50_000));

    for (Order order : Order.values()) {
      assertThat(search.aroundPoint(missing, centre, radius, order, 5))
          .as("around a point, without an index")
          .isEmpty();
      assertThat(search.aroundPoint(index, centre, radius, order, 5))
          .as("around a point, 49 km from the next member")
          .isEmpty();
      assertThat(search.aroundMember(missing, "a", radius, order, 5))
          .as("around a member, without an index")
          .isEmpty();
      assertThatCode(() -> assertThat(search.aroundMember(index, "nobody", radius, order, 5))
              .as("around a member that is not in the index")
              .isEmpty())
          .as("a search around a member that is not in the index")
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> search.aroundPoint(text, centre, radius, ANY, 5))
        .as("around a point, where the key holds a text")
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> search.aroundMember(text, "a", radius, ANY, 5))
        .as("around a member, where the key holds a text")
        .isInstanceOf(RuntimeException.class);
    assertThat(redis.exists(missing)).as("whether the index exists now").isFalse();

    Point place = at(10);
    RadiusSearch disturbed = instances.through(new MemberMoves(
        index, () -> redis.geoadd(index, place.longitude(), place.latitude(), "nobody")));
    assertThatCode(
            () -> assertThat(members(disturbed.aroundMember(index, "nobody", radius, ANY, 5)))
                .as("before it came, or after")
                .isIn(List.of(), List.of("nobody")))
        .as("a search around a member that comes meanwhile")
        .doesNotThrowAnyException();
  }

  @Criterion(
      order = 7,
      value = "a huge radius finds all, and one of 0 around a point nothing but this very cell",
      why = "Half of Earth's circumference is some 20,021 km; nobody is farther away.",
      tryIt = "GEOSEARCH cities FROMLONLAT 0 0 BYRADIUS 20100 km ASC WITHDIST")
  void hugeAndTiny() {
    Map<String, Point> everywhere = StoredPlaces.overTheGlobe(random, 200);
    everywhere.put("north", new Point(random.nextDouble(-180, 180), 85.0511));
    everywhere.put("south", new Point(random.nextDouble(-180, 180), -85.0511));
    everywhere.put("east", new Point(179.999999, 0));
    everywhere.put("west", new Point(-179.999999, 0));
    StoredPlaces stored = put(everywhere);
    List<String> all = stored.nearest(centre, point -> true);

    for (Radius radius :
        List.of(new Radius(20_100, DistanceUnit.KILOMETRES), new Radius(1e12, DistanceUnit.FEET))) {
      double unit = radius.unit().metres();
      List<Nearby> found = search.aroundPoint(index, centre, radius, NEAREST_FIRST, ALL);
      assertNearby("all of Earth", stored, found, all, unit);
      assertThat(search.aroundMember(index, "west", radius, ANY, ALL))
          .as("all of Earth, from a member")
          .hasSize(stored.size());
    }
    Point aMetreAway = GreatCircle.from(stored.position("west"), 0, 1);
    assertThat(search.aroundPoint(
            index, aMetreAway, new Radius(0, DistanceUnit.MILES), NEAREST_FIRST, ALL))
        .as("within 0 miles of a point that is no member's")
        .isEmpty();
  }

  @Criterion(
      order = 8,
      value = "a limit below 1, and a radius that is none, are refused",
      why = "A limit of 0 is a mistake of the caller; an empty answer would hide it.",
      tryIt = "GEOSEARCH cities FROMLONLAT 0 0 BYRADIUS 1 km COUNT 0")
  void nonsenseIsRefused() {
    put(at(10));
    String missing = given.key("missing");
    Radius radius = new Radius(1, DistanceUnit.KILOMETRES);

    for (int limit : List.of(0, -1, Integer.MIN_VALUE)) {
      for (Order order : Order.values()) {
        assertRefused(() -> search.aroundPoint(index, centre, radius, order, limit), limit);
        assertRefused(() -> search.aroundPoint(missing, centre, radius, order, limit), limit);
        assertRefused(() -> search.aroundMember(index, "place0", radius, order, limit), limit);
        assertRefused(() -> search.aroundMember(index, "nobody", radius, order, limit), limit);
      }
    }
    for (double value : List.of(-0.001, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertRefused(() -> new Radius(value, DistanceUnit.METRES), value);
    }
  }

  @Criterion(
      order = 9,
      value = "a circle across the antimeridian, or near a pole, is whole",
      why = "From 179.9 to -179.9 it is as near as from 0.1 to -0.1, though the numbers are not.",
      tryIt = "GEOSEARCH islands FROMLONLAT 179.99 -16.8 BYRADIUS 50 km ASC WITHDIST")
  void acrossTheAntimeridian() {
    List<Point> centres = List.of(
        new Point(179.99, -16.8),
        new Point(-179.99, 65),
        new Point(180, random.nextDouble(-60, 60)),
        new Point(-180, random.nextDouble(-60, 60)),
        new Point(random.nextDouble(-180, 180), 82.5),
        new Point(random.nextDouble(-180, 180), -82.5));
    for (Point middle : centres) {
      redis.del(index);
      Map<String, Point> around = new LinkedHashMap<>();
      for (int bearing = 0; bearing < 360; bearing += 20) {
        for (int km : List.of(3, 40, 90, 110, 200)) {
          Point point = GreatCircle.from(middle, bearing + random.nextInt(20), 1_000 * km);
          around.put(bearing + " degrees, " + km + " km", point);
        }
      }
      StoredPlaces stored = put(around);

      assertThat(members(search.aroundPoint(
              index, middle, new Radius(100, DistanceUnit.KILOMETRES), NEAREST_FIRST, ALL)))
          .as("within 100 km of %s", middle)
          .hasSize(3 * 18)
          .containsExactlyInAnyOrderElementsOf(stored.within(middle, 100_000));
    }
  }

  @Criterion(
      order = 10,
      value = "all over the globe it finds exactly what the haversine formula finds",
      why = "A circle is no box, and a degree is not everywhere as long.",
      tryIt = "GEOSEARCH cities FROMLONLAT -0.13 51.51 BYRADIUS 4000 km DESC WITHDIST")
  void exactOverTheGlobe() throws Exception {
    StoredPlaces stored =
        StoredPlaces.putUnseen(evidence, index, StoredPlaces.overTheGlobe(random, 1_000));
    for (int i = 0; i < 40; i++) {
      double metres = 50_000 * Math.pow(280, random.nextDouble());
      // Redis 7.0.15 loses members where a circle of less than about 5,000 km goes over a pole.
      double highest = metres > 5_100_000 ? 85 : Math.min(85, 89 - metres / 111_000);
      Point middle = new Point(random.nextDouble(-180, 180), random.nextDouble(-highest, highest));
      DistanceUnit unit = given.any(List.of(DistanceUnit.values()));
      List<String> inside = stored.where(point -> GreatCircle.metres(middle, point) <= metres);

      List<Nearby> found = search.aroundPoint(
          index, middle, new Radius(metres / unit.metres(), unit), NEAREST_FIRST, ALL);

      StoredPlaces.assertSame(
          "within %.0f m of %s".formatted(metres, middle), members(found), inside);
      assertThat(found.stream().map(Nearby::distance))
          .as("distances, nearest first")
          .isSorted();
      assertThat(found.stream().filter(nearby -> {
            double distance = GreatCircle.metres(middle, stored.position(nearby.member()));
            // Not "greater than": NaN is neither.
            return !(Math.abs(nearby.distance() - distance / unit.metres()) <= 2 * PRINTED);
          }))
          .as("distances in %s from %s that are not what the haversine formula finds", unit, middle)
          .isEmpty();
    }
  }

  @Criterion(
      order = 11,
      value = "a member that moves is searched around where it is, and finds itself",
      why = "GEOPOS and a search from there are two steps: the courier has driven on in between.",
      tryIt = "GEOSEARCH couriers FROMMEMBER ann BYRADIUS 2 km ASC")
  void aMovingMemberFindsItself() {
    Point later = GreatCircle.from(centre, 90, 100_000);
    Map<String, Point> places =
        Map.of("courier", centre, "here", at(100), "there", GreatCircle.from(later, 10, 100));
    put(places);
    RadiusSearch disturbed = instances.through(new MemberMoves(
        index, () -> redis.geoadd(index, later.longitude(), later.latitude(), "courier")));

    List<Nearby> found = disturbed.aroundMember(
        index, "courier", new Radius(1, DistanceUnit.KILOMETRES), NEAREST_FIRST, 5);

    assertThat(members(found))
        .as("around the courier, before or after it moved by 100 km")
        .isIn(List.of("courier", "here"), List.of("courier", "there"));
  }

  @Criterion(
      order = 12,
      value = "a search writes nothing, and Redis sends no more than what is found",
      why = "Three of 2,000 members are some bytes, all with their distances are 80,000.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYRADIUS 900 km ASC COUNT 3 WITHDIST")
  void redisDoesTheWork() throws Exception {
    StoredPlaces.putUnseen(evidence, index, spread(MANY, 9_000));
    Radius radius = new Radius(10, DistanceUnit.KILOMETRES);
    search.aroundPoint(index, centre, radius, NEAREST_FIRST, 1);
    search.aroundMember(index, "place7", radius, NEAREST_FIRST, 1);
    long changes = ChangeCount.of(redis);

    long bytes = evidence.bytesSent(() -> {
      for (Order order : Order.values()) {
        assertThat(search.aroundPoint(index, centre, radius, order, 3))
            .as("3 of all")
            .hasSize(3);
        assertThat(search.aroundMember(index, "place7", radius, order, 3))
            .as("3 around a member")
            .hasSize(3);
      }
    });

    assertThat(bytes).as("bytes that Redis sent for six searches").isLessThan(20_000);
    assertThat(ChangeCount.of(redis)).as("changes to the data").isLessThanOrEqualTo(changes);
    assertThat(redis.keys(given.namespace() + "*")).as("keys").containsExactly(index);
  }

  /** A point so far away from the centre, in any direction. */
  private Point at(double metres) {
    return GreatCircle.from(centre, random.nextDouble(360), metres);
  }

  /** Points around the centre, whose distances differ by at least 5 m up to 1,000 of them. */
  private Map<String, Point> spread(int count, double metres) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      steps.add(i);
    }
    Collections.shuffle(steps, random);
    Map<String, Point> places = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      places.put("place" + i, at(metres * steps.get(i) / count));
    }
    return places;
  }

  private StoredPlaces put(Point... points) {
    Map<String, Point> places = new LinkedHashMap<>();
    for (int i = 0; i < points.length; i++) {
      places.put("place" + i, points[i]);
    }
    return put(places);
  }

  private StoredPlaces put(Map<String, Point> places) {
    return StoredPlaces.put(redis, index, places);
  }

  private void assertFound(StoredPlaces stored, double radius, DistanceUnit unit, int expected) {
    List<String> inside = stored.within(centre, radius * unit.metres());
    assertThat(inside).as("the test's own computation").hasSize(expected);
    List<Nearby> found =
        search.aroundPoint(index, centre, new Radius(radius, unit), NEAREST_FIRST, ALL);
    String what = "within " + radius + " " + unit.symbol();
    assertNearby(what, stored, found, inside, unit.metres());
  }

  private void assertNearby(
      String what, StoredPlaces stored, List<Nearby> found, List<String> expected, double unit) {
    assertThat(members(found)).as(what).isEqualTo(expected);
    for (Nearby nearby : found) {
      assertThat(nearby.distance())
          .as("%s: the distance of %s", what, nearby.member())
          .isCloseTo(
              GreatCircle.metres(centre, stored.position(nearby.member())) / unit,
              within(2 * PRINTED));
    }
  }

  private static List<String> members(List<Nearby> found) {
    assertThat(found).as("what was found").isNotNull();
    return found.stream().map(Nearby::member).toList();
  }

  private static void assertRefused(Runnable call, double value) {
    assertThatThrownBy(call::run, "with %s", value).isInstanceOf(IllegalArgumentException.class);
  }
}
