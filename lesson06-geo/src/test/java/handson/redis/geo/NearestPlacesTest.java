package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.geo.NearestPlaces.Cursor;
import handson.redis.geo.NearestPlaces.Page;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.GeoUnit;
import redis.clients.jedis.params.GeoSearchParam;

@ContractTest(NearestPlaces.class)
final class NearestPlacesTest {
  private static final double FAR = 2_000;
  private static final int MANY = 2_000;

  private final NearestPlaces places;
  private final Instances<NearestPlaces> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;
  private final Point here;

  NearestPlacesTest(
      NearestPlaces places, Instances<NearestPlaces> instances, Evidence evidence, Given given) {
    this.places = places;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("places");
    // On the edge of a cell of Redis' grid: what lies as far east as west is equally far away.
    // Longitude and latitude are never alike, so that swapping them finds nothing.
    this.here = new Point(given.any(List.of(-45, 45)), given.random().nextDouble(-20, 20));
  }

  @Criterion(
      order = 1,
      value = "nearest has the nearest of a circle, nearest first, with their distances",
      why = "Without ASC Redis answers in no order, and with ANY it stops at the first it finds.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km ASC COUNT 3 WITHDIST")
  void nearestFirst() {
    for (int i = 0; i < 60; i++) {
      add(given.text() + i, given.random().nextDouble(-1, 1), given.random().nextDouble(-1, 1));
    }
    List<Nearby> all = all(DistanceUnit.METRES);
    int count = (int) given.number(2, 9);
    assertThat(places.nearest(index, here, count, 500_000, DistanceUnit.METRES))
        .as("the nearest %d", count)
        .isEqualTo(all.subList(0, count));
    assertThat(places.nearest(index, here, 1, 500_000, DistanceUnit.METRES))
        .as("the nearest")
        .isEqualTo(all.subList(0, 1));
    assertThat(places.nearest(index, here, NearestPlaces.MOST, 500_000, DistanceUnit.METRES))
        .as("all")
        .isEqualTo(all);
  }

  @Criterion(
      order = 2,
      value = "nearest has nothing from farther away than the given distance",
      why = "Nearest of all is of no use where it is 500 km away.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 300 m ASC COUNT 3 WITHDIST")
  void withinIsTheLimit() {
    double step = given.random().nextDouble(0.02, 0.025);
    for (int i = 1; i <= 9; i++) {
      add("p" + i, i * step, 0);
    }
    List<Nearby> all = all(DistanceUnit.METRES);
    double third = all.get(2).distance();
    assertThat(places.nearest(index, here, 9, third + 0.001, DistanceUnit.METRES))
        .as("a millimetre farther than the third")
        .isEqualTo(all.subList(0, 3));
    assertThat(places.nearest(index, here, 9, third - 0.001, DistanceUnit.METRES))
        .as("a millimetre nearer than the third")
        .isEqualTo(all.subList(0, 2));
    assertThat(places.nearest(index, here, 9, 0, DistanceUnit.KILOMETRES))
        .as("within 0")
        .isEmpty();
    assertThat(places.nearest(given.key("none"), here, 9, FAR, DistanceUnit.KILOMETRES))
        .as("no index")
        .isEmpty();
  }

  @Criterion(
      order = 3,
      value = "both distances, the given and the answered, are in the given unit",
      why = "A mile taken for a kilometre is a wrong answer that looks right.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 3 mi ASC COUNT 3 WITHDIST")
  void unitsCount() {
    double step = given.random().nextDouble(0.02, 0.025);
    for (int i = 1; i <= 20; i++) {
      add("p" + i, i * step, 0);
    }
    for (DistanceUnit unit : DistanceUnit.values()) {
      List<Nearby> all = all(unit);
      double tenth = all.get(9).distance() + 0.001;
      assertThat(places.nearest(index, here, 20, tenth, unit))
          .as("within %s %s of a point", tenth, unit.symbol())
          .isEqualTo(all.subList(0, 10));
      assertThat(places.page(index, here, 20, tenth, unit, Cursor.START).places())
          .as("a page within %s %s", tenth, unit.symbol())
          .isEqualTo(all.subList(0, 10));
      List<Nearby> around = around("p1", unit);
      assertThat(places.neighbours(index, "p1", 20, around.get(9).distance() + 0.001, unit))
          .as("within %s of p1", unit)
          .isEqualTo(around.subList(1, 10));
    }
  }

  @Criterion(
      order = 4,
      value = "neighbours has as many others as asked for, and never the member itself",
      why = "Itself is nearest to itself, but not always the first where others are at its place.",
      tryIt = "GEOSEARCH places FROMMEMBER tokyo BYRADIUS 5 km ASC COUNT 4 WITHDIST")
  void neighboursWithoutItself() {
    String member = given.text();
    add(member, 0.01, 0.01);
    assertThat(places.neighbours(index, member, 3, FAR, DistanceUnit.KILOMETRES))
        .as("where nobody else is")
        .isEmpty();
    for (int i = 0; i < 20; i++) {
      add(given.text() + i, given.random().nextDouble(1), given.random().nextDouble(1));
    }
    List<Nearby> around = around(member, DistanceUnit.METRES);
    for (int count : List.of(1, 4, 20, 21)) {
      assertThat(places.neighbours(index, member, count, FAR * 1000, DistanceUnit.METRES))
          .as("%d neighbours of one of 21", count)
          .isEqualTo(around.subList(1, Math.min(count + 1, 21)));
    }
  }

  @Criterion(
      order = 5,
      value = "who is at the very same place is a neighbour, 0 away",
      why = "Two shops in one house have one position, and either may come first.",
      tryIt = "GEOSEARCH places FROMMEMBER tokyo BYRADIUS 0 m ASC COUNT 2 WITHDIST")
  void neighboursAtTheSamePlace() {
    List<String> house = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String member = given.text() + i;
      house.add(member);
      add(member, 0.01, 0.01);
    }
    for (String member : house) {
      for (int count : List.of(1, 4, 8)) {
        List<Nearby> found = places.neighbours(index, member, count, 1, DistanceUnit.METRES);
        assertThat(found).as("%d neighbours in a house of nine", count).hasSize(count);
        assertThat(found)
            .allSatisfy(place -> assertThat(place.distance()).isZero())
            .extracting(Nearby::member)
            .doesNotHaveDuplicates()
            .isSubsetOf(house)
            .doesNotContain(member);
      }
      assertThat(places.neighbours(index, member, 20, 0, DistanceUnit.METRES))
          .as("all neighbours")
          .hasSize(8);
    }
  }

  @Criterion(
      order = 6,
      value = "a member that is not in the index has no neighbours",
      why =
          "Redis answers with an error where the index exists, and with nothing where it does not.",
      tryIt = "ZSCORE places nobody")
  void nobodyHasNoNeighbours() {
    assertThat(places.neighbours(index, "nobody", 3, FAR, DistanceUnit.KILOMETRES))
        .as("no index")
        .isEmpty();
    add("somebody", 0, 0);
    List<Nearby> found = new ArrayList<>();
    // Whatever a client makes of the error, it is not what was promised.
    assertThatCode(
            () -> found.addAll(places.neighbours(index, "nobody", 3, FAR, DistanceUnit.KILOMETRES)))
        .as("a search around a member that is not in the index")
        .doesNotThrowAnyException();
    assertThat(found).as("no such member").isEmpty();

    NearestPlaces disturbed =
        instances.through(new MemberMoves(index, () -> add("nobody", 0.01, 0.01)));
    assertThatCode(() ->
            found.addAll(disturbed.neighbours(index, "nobody", 3, FAR, DistanceUnit.KILOMETRES)))
        .as("a search around a member that comes meanwhile")
        .doesNotThrowAnyException();
    assertThat(found)
        .as("before it came, or after")
        .extracting(Nearby::member)
        .isIn(List.of(), List.of("somebody"));
  }

  @Criterion(
      order = 7,
      value = "pages follow each other up to the last place, and only then is there no next one",
      why = "A link to a page that is empty is a bug that users see.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km ASC COUNT 7 WITHDIST")
  void pagesFollow() {
    for (int i = 0; i < 24; i++) {
      add(given.text() + i, given.random().nextDouble(-1, 1), given.random().nextDouble(-1, 1));
    }
    List<Nearby> all = all(DistanceUnit.METRES);
    for (int size : List.of(1, 6, 7, 23, 24, 25)) {
      assertPages(size, all, DistanceUnit.METRES);
    }
    double ninth = all.get(8).distance() + 0.001;
    Page first = page(places, 5, ninth, Cursor.START);
    Page second = page(places, 5, ninth, first.next().orElseThrow());
    assertThat(first.places()).as("the first 5 of 9 within").isEqualTo(all.subList(0, 5));
    assertThat(second).as("the rest").isEqualTo(new Page(all.subList(5, 9), Optional.empty()));
    assertThat(places.page(given.key("none"), here, 5, FAR, DistanceUnit.METRES, Cursor.START))
        .as("no index")
        .isEqualTo(new Page(List.of(), Optional.empty()));
  }

  @Criterion(
      order = 8,
      value = "places at one distance stand in the order of their names, each on one page",
      why = "Redis leaves open which of them it answers with, and may do so anew each time.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km ASC COUNT 2 WITHDIST")
  void tiesAreNeitherLostNorRepeated() {
    // As far west as east; Redis finds the west first, so it must not be what comes first.
    for (int i = 0; i < 10; i++) {
      add("z" + given.word() + i, -0.1, 0);
      add("a" + given.word() + i, 0.1, 0);
      add("a" + given.word() + i, -0.2, 0);
      add("z" + given.word() + i, 0.2, 0);
      add(given.text() + i, 0, 0.05);
    }
    add("last", 0, 0.5);
    List<Nearby> all = all(DistanceUnit.KILOMETRES);
    assertThat(all.stream().mapToDouble(Nearby::distance).distinct().count())
        .as("distances of %d places", all.size())
        .isLessThanOrEqualTo(6);
    for (int size : List.of(1, 7, 10, 21)) {
      assertPages(size, all, DistanceUnit.KILOMETRES);
    }
  }

  @Criterion(
      order = 9,
      value = "who stays comes once, whoever is added or removed between two pages",
      why = "With an offset, each place that is added in front shows one twice.",
      tryIt = "GEOADD places 139.77 35.68 new")
  void changesInBetween() {
    for (int i = 10; i < 50; i++) {
      add("p" + i, i * 0.01, 0);
    }
    List<Nearby> all = all(DistanceUnit.METRES);
    Page first = page(places, 8, 500_000, Cursor.START);
    assertThat(first.places()).as("the first 8").isEqualTo(all.subList(0, 8));

    for (int i = 0; i < 30; i++) {
      add("new" + i, 0.001 * i, 0);
    }
    Page second = page(places, 8, 500_000, first.next().orElseThrow());
    assertThat(second.places())
        .as("the next 8, after 30 places were added before the cursor")
        .isEqualTo(all.subList(8, 16));

    // Whom the cursor names too.
    redis.zrem(index, "p25", "p24", "p23", "p12");
    for (int i = 0; i < 30; i++) {
      redis.zrem(index, "new" + i);
    }
    Page third = page(places, 8, 500_000, second.next().orElseThrow());
    assertThat(third.places())
        .as("the next 8, after 34 places before the cursor were removed")
        .isEqualTo(all.subList(16, 24));

    add("behind", 0.3399, 0);
    redis.zrem(index, "p36");
    assertThat(page(places, 4, 500_000, third.next().orElseThrow()).places())
        .as("the next 4, of whom one is new and one has left")
        .extracting(Nearby::member)
        .containsExactly("behind", "p34", "p35", "p37");
  }

  @Criterion(
      order = 10,
      value = "another program goes on with the cursor that this one got",
      why = "Behind a load balancer the next page is asked for elsewhere.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km ASC COUNT 7 WITHDIST")
  void anotherProgramGoesOn() {
    for (int i = 0; i < 30; i++) {
      add("p" + i, i * 0.01, 0.01);
    }
    List<Nearby> all = all(DistanceUnit.METRES);
    Cursor cursor = page(places, 8, 500_000, Cursor.START).next().orElseThrow();
    Cursor sent = new Cursor(cursor.distance(), cursor.member(), cursor.seen());
    NearestPlaces another = instances.through(new Middleman() {});
    Page second = page(another, 8, 500_000, sent);
    assertThat(second.places()).as("the next 8, elsewhere").isEqualTo(all.subList(8, 16));
    assertThat(page(places, 8, 500_000, sent)).as("the same page again").isEqualTo(second);
  }

  @Criterion(
      order = 11,
      value = "only what is shown is sent, and what a page has to drop; nothing is written",
      why = "Three places are some bytes, all 2,000 are 60,000.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km ASC COUNT 3 WITHDIST")
  void onlyWhatIsShownIsSent() throws Exception {
    Map<String, Point> many = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      many.put(
          "p" + i,
          new Point(
              here.longitude() + given.random().nextDouble(-1, 1),
              here.latitude() + given.random().nextDouble(-1, 1)));
    }
    StoredPlaces.putUnseen(evidence, index, many);
    // The first call may open a connection.
    Page first = page(places, 3, 500_000, Cursor.START);
    List<ReceivedCommand> commands = evidence.received(() -> {
      assertBytes("nearest", () -> places.nearest(index, here, 3, FAR, DistanceUnit.KILOMETRES));
      assertBytes(
          "neighbours", () -> places.neighbours(index, "p7", 3, FAR, DistanceUnit.KILOMETRES));
      assertBytes("the first page", () -> page(places, 3, 500_000, Cursor.START));
      assertBytes("the second page", () -> page(places, 3, 500_000, first.next().orElseThrow()));
    });
    assertThat(commands)
        .as("commands that write")
        .noneMatch(command -> command.name().equals("GEOSEARCHSTORE")
            || command.arguments().contains("STORE")
            || command.arguments().contains("STOREDIST"));
  }

  @Criterion(
      order = 12,
      value =
          "counts that are not from 1 to 10,000, distances and cursors that are none are refused",
      why = "Redis' own message does not name the number that was wrong.",
      tryIt = "GEOSEARCH places FROMLONLAT 139.77 35.68 BYRADIUS 5 km COUNT 10000")
  void refusesNonsense() {
    add("somebody", 0, 0);
    for (int count : List.of(0, -1, NearestPlaces.MOST + 1, Integer.MAX_VALUE)) {
      assertRefused(count, FAR, Integer.toString(count));
    }
    for (double within : List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertRefused(3, within, Double.toString(within));
    }
    // As it may come back from a browser.
    assertThatThrownBy(() -> new Cursor(1, "somebody", -5))
        .as("a cursor behind -5 places")
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-5");
    assertThatThrownBy(() -> new Cursor(Double.NaN, "somebody", 5))
        .as("a cursor at no distance")
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  private void assertRefused(int count, double within, String named) {
    DistanceUnit unit = DistanceUnit.METRES;
    List<Runnable> calls = List.of(
        () -> places.nearest(index, here, count, within, unit),
        () -> places.neighbours(index, "somebody", count, within, unit),
        () -> places.page(index, here, count, within, unit, Cursor.START));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run)
          .as("%d within %s", count, within)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(named);
    }
  }

  private void assertBytes(String what, Evidence.Action action) throws Exception {
    assertThat(evidence.bytesSent(action))
        .as("bytes that Redis sent for %s", what)
        .isLessThan(20_000);
  }

  /** Walks through all pages, and looks at what follows each. */
  private void assertPages(int size, List<Nearby> all, DistanceUnit unit) {
    Cursor cursor = Cursor.START;
    for (int from = 0; from < all.size(); from += size) {
      int to = Math.min(from + size, all.size());
      Page page = places.page(index, here, size, FAR * 1000, unit, cursor);
      assertThat(page.places())
          .as("places %d to %d of %d", from + 1, to, all.size())
          .isEqualTo(all.subList(from, to));
      assertThat(page.next().isPresent())
          .as("whether a page follows place %d of %d", to, all.size())
          .isEqualTo(to < all.size());
      if (to < all.size()) {
        cursor = page.next().orElseThrow();
      }
    }
  }

  private Page page(NearestPlaces places, int size, double within, Cursor after) {
    return places.page(index, here, size, within, DistanceUnit.METRES, after);
  }

  private void add(String member, double east, double north) {
    redis.geoadd(index, here.longitude() + east, here.latitude() + north, member);
  }

  private List<Nearby> all(DistanceUnit unit) {
    return sorted(
        GeoSearchParam.geoSearchParam().fromLonLat(here.longitude(), here.latitude()), unit);
  }

  private List<Nearby> around(String member, DistanceUnit unit) {
    return sorted(GeoSearchParam.geoSearchParam().fromMember(member), unit);
  }

  /** All places of the index, in the contract's order. */
  private List<Nearby> sorted(GeoSearchParam from, DistanceUnit unit) {
    GeoUnit jedisUnit = GeoUnit.valueOf(unit.symbol().toUpperCase(Locale.ROOT));
    return redis.geosearch(index, from.byRadius(FAR * 1000, jedisUnit).withDist()).stream()
        .map(found -> new Nearby(found.getMemberByString(), found.getDistance()))
        .sorted(NearestPlaces.ORDER)
        .toList();
  }
}
