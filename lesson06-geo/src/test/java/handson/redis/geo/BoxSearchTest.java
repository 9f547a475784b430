package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import handson.redis.geo.BoxSearch.Box;
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
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(BoxSearch.class)
final class BoxSearchTest {
  private static final int ALL = 100_000;
  private static final int MANY = 2_000;
  // Redis prints four decimals.
  private static final double PRINTED = 0.0001;

  private final BoxSearch search;
  private final Instances<BoxSearch> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Random random;
  private final String index;
  private final Point centre;

  BoxSearchTest(BoxSearch search, Instances<BoxSearch> instances, Evidence evidence, Given given) {
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
      value = "aroundPoint finds what is in the box, nearest first, with its distance",
      why = "BYBOX takes whole sides, the width first; a member in the corner is farthest away.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYBOX 4000 1000 m ASC COUNT 9 WITHDIST")
  void findsWhatIsInTheBox() {
    StoredPlaces stored = put(
        at(1_900, 450),
        at(-1_900, 450),
        at(1_850, -450),
        at(-1_800, -450),
        at(0, 470),
        at(1_700, 0),
        at(-300, 0),
        at(2_100, 0),
        at(-2_100, 100),
        at(0, 550),
        at(500, -550),
        at(3_500, 0),
        at(0, 900));
    Box box = new Box(4_000, 1_000, DistanceUnit.METRES);
    List<String> inside = stored.nearest(centre, point -> isIn(box, centre, point));
    assertThat(inside).as("the test's own computation").hasSize(7);

    List<Nearby> found = search.aroundPoint(index, centre, box, ALL);
    assertNearby("in 4000 x 1000 m", stored, found, inside, 1);
    Box upright = new Box(1_000, 4_000, DistanceUnit.METRES);
    assertThat(members(search.aroundPoint(index, centre, upright, ALL)))
        .as("in 1000 x 4000 m")
        .isEqualTo(stored.nearest(centre, point -> isIn(upright, centre, point)));
    assertThat(search.aroundPoint(given.key("missing"), centre, box, ALL))
        .as("without an index")
        .isEmpty();
  }

  @Criterion(
      order = 2,
      value = "the sides of the box and the distances are in the unit that was asked for",
      why = "A box of 5 x 5 is one of metres or of miles.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYBOX 900 500 mi ASC WITHDIST")
  void everyUnit() {
    for (DistanceUnit unit : DistanceUnit.values()) {
      redis.del(index);
      double one = unit.metres();
      StoredPlaces stored =
          put(at(480 * one, 0), at(100 * one, 90 * one), at(530 * one, 0), at(0, 280 * one));
      Box box = new Box(1_000.5, 500.5, unit);

      List<Nearby> found = search.aroundPoint(index, centre, box, ALL);

      List<String> inside = stored.nearest(centre, point -> isIn(box, centre, point));
      assertNearby("in 1000.5 x 500.5 " + unit.symbol(), stored, found, inside, one);
      assertThat(found).as("in 1000.5 x 500.5 " + unit.symbol()).hasSize(2);
    }
  }

  @Criterion(
      order = 3,
      value = "of more than the limit the nearest remain, and a limit below 1 is refused",
      why = "COUNT 3 ANY stops at the first three that it comes across: they are not the nearest.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYBOX 9 9 km ASC COUNT 3 ANY WITHDIST")
  void theNearestRemain() {
    StoredPlaces stored = put(spread(100));
    Box box = new Box(10, 10, DistanceUnit.KILOMETRES);
    List<String> nearest = stored.nearest(centre, point -> true);
    Box large = new Box(30, 30, DistanceUnit.KILOMETRES);
    String last = nearest.get(99);
    List<String> nearestToLast = stored.nearest(stored.position(last), point -> true);

    for (int limit : List.of(1, 3, 50, 99, 100, 101, Integer.MAX_VALUE)) {
      int expected = Math.min(limit, 100);
      assertThat(members(search.aroundPoint(index, centre, box, limit)))
          .as("the %d nearest of 100", limit)
          .isEqualTo(nearest.subList(0, expected));
      assertThat(members(search.aroundMember(index, last, large, limit)))
          .as("the %d nearest to a member", limit)
          .isEqualTo(nearestToLast.subList(0, expected));
    }
    for (int limit : List.of(0, -1)) {
      assertRefused(() -> search.aroundPoint(index, centre, box, limit), "a limit of " + limit);
      assertRefused(
          () -> search.aroundMember(index, nearest.get(0), box, limit), "a limit of " + limit);
    }
    assertRefused(() -> new Box(-1, 1, DistanceUnit.FEET), "a width of -1");
    assertRefused(() -> new Box(1, Double.NaN, DistanceUnit.FEET), "a height of NaN");
  }

  @Criterion(
      order = 4,
      value = "aroundMember finds the member itself; one that is not there finds nothing",
      why = "Redis answers with nothing for a missing key, and with an error for a missing member.",
      tryIt = "GEOSEARCH cities FROMMEMBER atlantis BYBOX 10 10 km ASC")
  void aMemberFindsItself() {
    String member = given.text();
    StoredPlaces stored =
        put(Map.of(member, centre, "twin", centre, "next", at(400, 0), "far", at(0, 400)));
    Box box = new Box(1, 0.5, DistanceUnit.KILOMETRES);
    String text = given.key("text");
    redis.set(text, "no index");

    assertThat(search.aroundMember(index, member, new Box(0, 0, DistanceUnit.FEET), ALL))
        .as("in 0 x 0 ft around a member, where there are two")
        .containsExactlyInAnyOrder(new Nearby(member, 0), new Nearby("twin", 0));
    List<Nearby> found = search.aroundMember(index, member, box, ALL);
    assertThat(members(found)).as("around a member").hasSize(3).endsWith("next");
    assertThat(found.get(2).distance())
        .as("the distance of the next one in km")
        .isCloseTo(
            GreatCircle.metres(stored.position(member), stored.position("next")) / 1_000,
            within(2 * PRINTED));
    assertThat(search.aroundMember(given.key("missing"), member, box, ALL))
        .as("around a member, without an index")
        .isEmpty();
    assertThatCode(() -> assertThat(search.aroundMember(index, "nobody", box, ALL))
            .as("around a member that is not in the index")
            .isEmpty())
        .as("a search around a member that is not in the index")
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> search.aroundMember(text, member, box, ALL))
        .as("around a member, where the key holds a text")
        .isInstanceOf(RuntimeException.class);
  }

  @Criterion(
      order = 5,
      value = "a box of kilometres is as wide at every latitude, wherever it is",
      why = "Half of the width is measured at the member's own latitude, the shortest way.",
      tryIt = "GEOSEARCH cities FROMLONLAT 13.4 52.5 BYBOX 4000 3000 km ASC WITHDIST")
  void exactOverTheGlobe() throws Exception {
    StoredPlaces stored = putUnseen(StoredPlaces.overTheGlobe(random, 1_000));
    for (int i = 0; i < 40; i++) {
      double height = 100_000 * Math.pow(60, random.nextDouble());
      double width = 100_000 * Math.pow(60, random.nextDouble());
      double highest = 75 - height / 2 / 111_000;
      Point middle = new Point(random.nextDouble(-180, 180), random.nextDouble(-highest, highest));
      DistanceUnit unit = given.any(List.of(DistanceUnit.values()));
      Box box = new Box(width / unit.metres(), height / unit.metres(), unit);
      List<String> inside = stored.where(point -> isIn(box, middle, point));
      if (inside.stream().anyMatch(member -> mayBeLost(box, middle, stored.position(member)))) {
        continue;
      }

      List<Nearby> found = search.aroundPoint(index, middle, box, ALL);

      StoredPlaces.assertSame(
          "in %.0f x %.0f m around %s".formatted(width, height, middle), members(found), inside);
      assertThat(found.stream().map(Nearby::distance))
          .as("distances, nearest first")
          .isSorted();
    }
  }

  @Criterion(
      order = 6,
      value = "inside finds all that a map shows and nothing else, with positions",
      why =
          "A degree of longitude is shorter in the north: one end of the view is wider in metres.",
      tryIt = "GEOSEARCH cities FROMLONLAT 10 45 BYBOX 4000 6000 km WITHCOORD")
  void insideIsWhatAMapShows() throws Exception {
    double west = random.nextDouble(-60, 30);
    double south = random.nextDouble(8, 12);
    for (int hemisphere : List.of(1, -1)) {
      redis.del(index);
      StoredPlaces stored = putUnseen(grid(west - 10, 0, west + 40, 80 * hemisphere, 25));
      MapView view = hemisphere == 1
          ? new MapView(new Point(west, south), new Point(west + 30, 70))
          : new MapView(new Point(west, -70), new Point(west + 30, -south));

      assertThat(assertInside(stored, view).size())
          .as("members of a grid of 676 in %s", view)
          .isBetween(230, 370);
    }
    assertThat(search.inside(given.key("missing"), new MapView(new Point(0, 0), new Point(1, 1))))
        .as("inside, without an index")
        .isEmpty();
    assertRefused(() -> new MapView(new Point(0, 2), new Point(1, 1)), "a view upside down");
  }

  @Criterion(
      order = 7,
      value = "the edges of the view belong to it",
      why = "Two maps side by side must not lose what is on the seam.",
      tryIt = "GEOPOS cities tokyo")
  void edgesAreInside() {
    // So large that a rough number of metres for a degree loses the corners.
    double west = random.nextDouble(-170, 100);
    double south = random.nextDouble(-60, 20);
    StoredPlaces stored = put(Map.of(
        "south west", new Point(west, south),
        "north east", new Point(west + 50, south + 35),
        "middle", new Point(west + 25, south + 15),
        "out", new Point(west - 0.001, south + 1)));
    Point low = stored.position("south west");
    Point high = stored.position("north east");
    Point northEastOfLow = new Point(low.longitude() + 0.0005, low.latitude() + 0.0005);

    assertThat(places(search.inside(index, new MapView(low, high))))
        .as("a view from one member to another")
        .containsOnlyKeys("south west", "north east", "middle");
    assertThat(places(search.inside(index, new MapView(low, northEastOfLow))))
        .as("a view whose corner is a member")
        .containsOnlyKeys("south west");
    assertThat(places(search.inside(
            index,
            new MapView(
                new Point(Math.nextUp(low.longitude()), low.latitude()),
                new Point(Math.nextDown(high.longitude()), high.latitude())))))
        .as("a view that is smaller by next to nothing")
        .containsOnlyKeys("middle");
  }

  @Criterion(
      order = 8,
      value = "a view across the antimeridian is whole, and so is the whole world",
      why = "There the western edge, 170, is a larger number than the eastern one, -170.",
      tryIt = "GEOSEARCH islands FROMLONLAT -180 -20 BYBOX 2100 2300 km WITHCOORD")
  void acrossTheAntimeridian() throws Exception {
    Map<String, Point> places = grid(160, -40, 200, 40, 20);
    places.put("elsewhere", new Point(0, 0));
    places.put("at 180", new Point(180, 5.5));
    StoredPlaces stored = putUnseen(places);

    for (Point west : List.of(
        new Point(random.nextDouble(165, 175), -30),
        new Point(179.9, random.nextDouble(-30, 0)),
        new Point(180, -30))) {
      for (double east : List.of(-179.9, -175.3, -165.0)) {
        assertInside(stored, new MapView(west, new Point(east, 25)));
      }
      assertInside(stored, new MapView(new Point(165, -30), new Point(180, 10)));
    }
    MapView world =
        new MapView(new Point(-180, Point.SOUTHERNMOST), new Point(180, Point.NORTHERNMOST));
    assertThat(assertInside(stored, world)).as("the whole world").hasSize(stored.size());
    MapView allButTheSea =
        new MapView(new Point(-150, -60), new Point(150, random.nextDouble(50, 60)));
    assertThat(assertInside(stored, allButTheSea)).as("from -150 to 150").hasSize(1);
  }

  @Criterion(
      order = 9,
      value = "any view of the globe, narrow or wide, at the poles too, is exact",
      why = "What a map leaves out nobody misses, so nobody tells you.",
      tryIt = "GEOSEARCH cities FROMLONLAT 25 71 BYBOX 400 200 km WITHCOORD")
  void everyViewIsExact() throws Exception {
    Map<String, Point> places = StoredPlaces.overTheGlobe(random, 500);
    List<MapView> views = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double width = 2 * Math.pow(179, random.nextDouble());
      double height = 2 * Math.pow(85, random.nextDouble());
      double south = random.nextDouble(Point.SOUTHERNMOST, Point.NORTHERNMOST - height);
      double north = south + height;
      switch (i % 8) {
        case 0 -> north = Point.NORTHERNMOST;
        case 1 -> south = Point.SOUTHERNMOST;
        default -> {}
      }
      Point west = new Point(random.nextDouble(-180, 180), south);
      MapView view = new MapView(west, GreatCircle.point(west.longitude() + width, north));
      views.add(view);
      // A narrow one has its members too, and neighbours that are no members.
      for (int j = 0; j < 20; j++) {
        places.put("place%d of view%d".formatted(j, i), near(view));
      }
    }
    StoredPlaces stored = putUnseen(places);

    views.forEach(view -> assertInside(stored, view));
  }

  @Criterion(
      order = 10,
      value = "a search sees one moment: a member that moves is found once, around where it is",
      why = "GEOPOS and a search from there are two steps: the courier has driven on in between.",
      tryIt = "GEOSEARCH couriers FROMMEMBER ann BYBOX 2 2 km ASC")
  void aMovingMemberIsFoundOnce() {
    Point later = at(100_000, 0);
    put(Map.of("courier", centre, "here", at(100, 0), "there", at(100_100, 0)));
    BoxSearch disturbed = instances.through(new MemberMoves(
        index, () -> redis.geoadd(index, later.longitude(), later.latitude(), "courier")));

    List<Nearby> found =
        disturbed.aroundMember(index, "courier", new Box(1, 1, DistanceUnit.KILOMETRES), 5);

    assertThat(members(found))
        .as("around the courier, before or after it moved by 100 km")
        .isIn(List.of("courier", "here"), List.of("courier", "there"));

    AtomicInteger moves = new AtomicInteger();
    redis.geoadd(index, 179.5, -17, "ferry");
    BoxSearch watched = instances.through(new MemberMoves(
        index,
        () ->
            redis.geoadd(index, moves.incrementAndGet() % 2 == 1 ? -179.5 : 179.5, -17, "ferry")));
    for (String from : List.of("from west to east", "from east to west")) {
      assertThat(watched.inside(index, new MapView(new Point(179, -20), new Point(-179, -15))))
          .as("inside, while a ferry crosses the antimeridian %s", from)
          .extracting(Place::member)
          .containsExactly("ferry");
    }
  }

  @Criterion(
      order = 11,
      value = "a search writes nothing, and Redis sends little more than what is found",
      why = "A map that shows three members must not fetch the 2,000 of the town.",
      tryIt = "GEOSEARCH cities FROMLONLAT 139.77 35.68 BYBOX 9 9 km ASC COUNT 3 WITHDIST")
  void redisDoesTheWork() throws Exception {
    putUnseen(spread(MANY));
    Box box = new Box(20, 20, DistanceUnit.KILOMETRES);
    Point corner = at(-100, -100);
    MapView view =
        new MapView(corner, new Point(corner.longitude() + 0.002, corner.latitude() + 0.002));
    search.aroundMember(index, "place7", box, 1);
    search.aroundPoint(index, centre, box, 1);
    search.inside(index, view);
    long changes = ChangeCount.of(redis);

    long bytes = evidence.bytesSent(() -> {
      assertThat(search.aroundPoint(index, centre, box, 3)).as("3 of all").hasSize(3);
      assertThat(search.aroundMember(index, "place7", box, 3)).as("3 of all").hasSize(3);
      assertThat(search.inside(index, view)).as("in a view of 200 m").isNotNull();
    });

    assertThat(bytes).as("bytes that Redis sent for three searches").isLessThan(20_000);
    assertThat(ChangeCount.of(redis)).as("changes to the data").isLessThanOrEqualTo(changes);
    assertThat(redis.keys(given.namespace() + "*")).as("keys").containsExactly(index);
  }

  /** What Redis' documentation and source say of BYBOX. */
  private static boolean isIn(Box box, Point centre, Point point) {
    Point sameLatitude = new Point(centre.longitude(), point.latitude());
    double alongTheMeridian =
        GreatCircle.RADIUS * Math.toRadians(Math.abs(point.latitude() - centre.latitude()));
    double unit = box.unit().metres();
    return alongTheMeridian <= box.height() / 2 * unit
        && GreatCircle.metres(point, sameLatitude) <= box.width() / 2 * unit;
  }

  /** Redis 7.0.15 looks no farther to the sides, though the shortest way is a little shorter. */
  private static boolean mayBeLost(Box box, Point centre, Point point) {
    double unit = box.unit().metres();
    double halfHeight = Math.toDegrees(box.height() / 2 * unit / GreatCircle.RADIUS);
    double edge = Math.toRadians(Math.abs(centre.latitude()) + halfHeight);
    double looksTo = Math.toDegrees(box.width() / 2 * unit / GreatCircle.RADIUS) / Math.cos(edge);
    double apart = Math.abs(point.longitude() - centre.longitude());
    return Math.min(apart, 360 - apart) > looksTo;
  }

  /** Answers with what was found. */
  private List<Place> assertInside(StoredPlaces stored, MapView view) {
    List<String> expected = stored.where(
        point -> isBetween(point.latitude(), view) && isEastward(point.longitude(), view));
    List<Place> found = search.inside(index, view);
    assertThat(found).as("inside %s", view).isNotNull();
    StoredPlaces.assertSame("inside " + view, found.stream().map(Place::member).toList(), expected);
    assertThat(
            found.stream().filter(place -> !place.point().equals(stored.position(place.member()))))
        .as("positions that are not those of GEOPOS")
        .isEmpty();
    return found;
  }

  /** A point in a view, or up to a fifth of its side beyond an edge. */
  private Point near(MapView view) {
    double latitude = view.southWest().latitude() + random.nextDouble(-0.2, 1.2) * view.height();
    return GreatCircle.point(
        view.southWest().longitude() + random.nextDouble(-0.2, 1.2) * view.width(),
        Math.max(Point.SOUTHERNMOST, Math.min(Point.NORTHERNMOST, latitude)));
  }

  private static boolean isBetween(double latitude, MapView view) {
    return latitude >= view.southWest().latitude()
        && latitude <= view.northEast().latitude();
  }

  /** Whether one who goes east from the western edge comes there before the eastern edge. */
  private static boolean isEastward(double longitude, MapView view) {
    double west = view.southWest().longitude();
    double east = view.northEast().longitude();
    double end = east > west ? east : east + 360;
    return longitude >= west && longitude <= end || longitude + 360 <= end;
  }

  /** A point so many metres to the east, and to the north, along its parallel. */
  private Point at(double east, double north) {
    double latitude = centre.latitude() + Math.toDegrees(north / GreatCircle.RADIUS);
    double parallel = GreatCircle.RADIUS * Math.cos(Math.toRadians(latitude));
    return GreatCircle.point(centre.longitude() + Math.toDegrees(east / parallel), latitude);
  }

  /** Points within 4.2 km, whose distances to the centre differ. */
  private Map<String, Point> spread(int count) {
    Map<String, Point> places = new LinkedHashMap<>();
    List<Integer> steps = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      steps.add(i);
    }
    Collections.shuffle(steps, random);
    for (int i = 0; i < count; i++) {
      double metres = 4_200.0 * steps.get(i) / count;
      places.put("place" + i, GreatCircle.from(centre, random.nextDouble(360), metres));
    }
    return places;
  }

  /** The points of a grid of so many steps; longitudes may be counted beyond the antimeridian. */
  private static Map<String, Point> grid(
      double west, double south, double east, double north, int steps) {
    Map<String, Point> places = new LinkedHashMap<>();
    for (int x = 0; x <= steps; x++) {
      for (int y = 0; y <= steps; y++) {
        places.put(
            x + "/" + y,
            GreatCircle.point(
                west + x * (east - west) / steps, south + y * (north - south) / steps));
      }
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

  private StoredPlaces putUnseen(Map<String, Point> places) throws Exception {
    return StoredPlaces.putUnseen(evidence, index, places);
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

  private static Map<String, Point> places(List<Place> found) {
    Map<String, Point> places = new LinkedHashMap<>();
    found.forEach(place -> places.put(place.member(), place.point()));
    assertThat(places).as("members, each once").hasSameSizeAs(found);
    return places;
  }

  private static void assertRefused(Runnable call, String what) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
