package handson.redis.geo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import handson.redis.geo.OpenNearby.Around;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(OpenNearby.class)
final class OpenNearbyTest {
  private static final int MANY = 2_000;
  private static final int CROWD = 4;
  private static final int SEARCHES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double METRES_A_DEGREE = 111_000;

  private final OpenNearby nearby;
  private final Instances<OpenNearby> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;
  private final FacilityKeys keys;
  private final Point centre;

  OpenNearbyTest(
      OpenNearby nearby, Instances<OpenNearby> instances, Evidence evidence, Given given) {
    this.nearby = nearby;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("facilities");
    this.keys = new FacilityKeys(index);
    // Swapped, it is another point that Redis takes as well.
    double sign = given.any(List.of(-1.0, 1.0));
    this.centre = new Point(sign * given.number(20, 60), -sign * given.number(20, 60));
  }

  @Criterion(
      order = 1,
      value = "opens and closes keep the set of open ones, and say whether that was new",
      why = "What is open changes by the minute; where it is does not.",
      tryIt = "SADD facilities:open toilet-1")
  void opensAndCloses() {
    String id = given.text();

    assertThat(nearby.opens(index, id)).as("opens").isTrue();
    assertThat(nearby.opens(index, id)).as("opens again").isFalse();
    nearby.opens(index, "other");
    assertThat(redis.smembers(keys.open())).as("SMEMBERS").containsExactlyInAnyOrder(id, "other");
    assertThat(nearby.closes(index, id)).as("closes").isTrue();
    assertThat(nearby.closes(index, id)).as("closes again").isFalse();
    assertThat(redis.smembers(keys.open())).as("SMEMBERS").containsExactly("other");
  }

  @Criterion(
      order = 2,
      value = "search finds what is open around a point, nearest first, with distance and details",
      why = "GEOSEARCH knows nothing of sets: it has to be combined with the one of open ids.",
      tryIt = "GEOSEARCHSTORE found facilities FROMLONLAT 30 -40 BYRADIUS 900 m STOREDIST")
  void findsWhatIsOpen() {
    List<String> ids = row(12, 100);
    for (int i : List.of(0, 2, 3, 5, 8, 9, 11)) {
      redis.sadd(keys.open(), ids.get(i));
    }

    List<OpenFacility> found =
        nearby.search(index, new Around(centre, 950, DistanceUnit.METRES, 50));

    List<String> expected = List.of(ids.get(0), ids.get(2), ids.get(3), ids.get(5), ids.get(8));
    assertThat(ids(found)).as("open within 950 m").containsExactlyElementsOf(expected);
    assertDistances(found, DistanceUnit.METRES);
    for (OpenFacility facility : found) {
      assertThat(facility.details())
          .as("details of " + facility.id())
          .isEqualTo(redis.hgetAll(keys.facility(facility.id())));
    }
  }

  @Criterion(
      order = 3,
      value = "search of a category finds those that are open and of that category",
      why = "A second set is one more key to intersect with, and one more weight.",
      tryIt = "ZINTERSTORE found 3 found facilities:open facilities:category:park WEIGHTS 1 0 0")
  void findsACategory() {
    List<String> ids = row(8, 100);
    String category = given.text();
    open(ids.subList(0, 6));
    put(category, ids.get(7), ids.get(6), ids.get(5), ids.get(2), ids.get(1));
    put("", ids.get(3));
    put("closed", ids.get(6));
    Around around = new Around(centre, 2_000, DistanceUnit.METRES, 50);

    List<OpenFacility> found = nearby.search(index, around, category);
    assertThat(ids(found)).as("ids").containsExactly(ids.get(1), ids.get(2), ids.get(5));
    assertDistances(found, DistanceUnit.METRES);
    assertThat(ids(nearby.search(index, around, ""))).as("no name").containsExactly(ids.get(3));
    assertThat(nearby.search(index, around, "closed")).as("all closed").isEmpty();
    assertThat(nearby.search(index, around, "nobody's"))
        .as("an unknown category")
        .isEmpty();
    assertThat(nearby.search(index, around)).as("of any category").hasSize(6);
  }

  @Criterion(
      order = 4,
      value = "radius and distances are in the unit that was asked for",
      why = "A set counts as scores of 1: added to 0.3 km, or compared with them, they are wrong.",
      tryIt = "GEOSEARCHSTORE found facilities FROMLONLAT 30 -40 BYRADIUS 1 km STOREDIST")
  void unitsAreKept() {
    List<String> ids = row(6, 300);
    open(ids);

    for (DistanceUnit unit : DistanceUnit.values()) {
      Around around = new Around(centre, 1_000 / unit.metres(), unit, 50);
      List<OpenFacility> found = nearby.search(index, around);
      assertThat(ids(found)).as("within 1000 m in " + unit).isEqualTo(ids.subList(0, 3));
      assertDistances(found, unit);
    }
  }

  @Criterion(
      order = 5,
      value = "limit keeps the nearest of those that are open",
      why = "COUNT in the first command counts the closed ones too, and a page stays half empty.",
      tryIt = "ZRANGE found 0 2 WITHSCORES")
  void limitsWhatIsOpen() {
    List<String> ids = row(10, 100);
    open(ids.subList(4, 10));

    assertThat(ids(nearby.search(index, limited(3)))).as("3").isEqualTo(ids.subList(4, 7));
    assertThat(ids(nearby.search(index, limited(6)))).as("6").isEqualTo(ids.subList(4, 10));
    assertThat(ids(nearby.search(index, limited(Integer.MAX_VALUE))))
        .as("all")
        .isEqualTo(ids.subList(4, 10));
    assertThat(nearby.search(index, limited(0))).as("0").isEmpty();
  }

  @Criterion(
      order = 6,
      value = "what is nowhere is not found; without a hash the details are empty",
      why = "Sets, hashes and index are written one by one, and are not always of one mind.",
      tryIt = "ZINTERSTORE found 2 missing facilities:open WEIGHTS 1 0")
  void edges() {
    assertThat(nearby.search(index, limited(9))).as("no index").isEmpty();
    List<String> ids = row(2, 0);
    assertThat(nearby.search(index, limited(9))).as("nothing is open").isEmpty();
    assertThat(nearby.search(index, limited(9), "x")).as("nothing in both sets").isEmpty();

    open(List.of("gone"));
    assertThat(nearby.search(index, limited(9))).as("open, but nowhere").isEmpty();
    open(ids);
    redis.del(keys.facility(ids.get(0)));
    List<OpenFacility> found =
        nearby.search(index, new Around(stored(ids.get(0)), 0, DistanceUnit.METRES, 9));
    assertThat(ids(found))
        .as("two at one place, in a radius of 0")
        .containsExactlyInAnyOrderElementsOf(ids);
    Map<String, Map<String, String>> details = new HashMap<>();
    found.forEach(facility -> details.put(facility.id(), facility.details()));
    assertThat(details.get(ids.get(0))).as("details without a hash").isEmpty();
    assertThat(details.get(ids.get(1))).as("details").isNotEmpty();
    redis.zrem(index, ids.toArray(String[]::new));
    assertThat(nearby.search(index, limited(9))).as("gone from the index").isEmpty();
  }

  @Criterion(
      order = 7,
      value = "the details of all come in one round trip",
      why = "Twenty questions over a network of 1 ms are 20 ms; asked in one go they are 1 ms.",
      tryIt = "HGETALL facilities:facility:toilet-1")
  void detailsComeTogether() throws Exception {
    List<String> ids = row(20, 10);
    open(ids);
    nearby.search(index, limited(20));
    HeldReplies held = new HeldReplies(ids.size(), ids.size() + 1);
    Details details = new Details(held);
    OpenNearby watched = instances.through(details);

    int sent = held.during(() -> assertThat(watched.search(index, limited(20))).hasSize(20));

    // A script may have read them all, and nobody asks then.
    assertThat(sent)
        .as("questions for details before the first answer, of %d", details.asked)
        .isEqualTo(details.asked);
  }

  @Criterion(
      order = 8,
      value = "only what was found is sent, however many are around or open",
      why = "A city has thousands of facilities, and a telephone shows ten.",
      tryIt = "ZINTERSTORE found 2 found facilities:open WEIGHTS 1 0")
  void onlyWhatWasFoundIsSent() throws Exception {
    Map<String, GeoCoordinate> around = new HashMap<>();
    IntStream.range(0, MANY).forEach(i -> around.put("closed-" + i, east(1 + i / 10.0)));
    evidence.unseen(() -> {
      redis.geoadd(index, around);
      redis.sadd(
          keys.open(),
          IntStream.range(0, MANY).mapToObj(i -> "elsewhere-" + i).toArray(String[]::new));
    });
    open(List.of("closed-7", "closed-77", "closed-777"));
    nearby.search(index, limited(10));

    long bytes = evidence.bytesSent(
        () -> assertThat(nearby.search(index, limited(10))).as("found").hasSize(3));

    assertThat(bytes).as("bytes that Redis sent").isLessThan(20_000);
  }

  @Criterion(
      order = 9,
      value = "nobody ever sees a key that a search made, and nothing else changes",
      why = "A program that dies between two steps leaves what the first one wrote, for ever.",
      tryIt = "KEYS *")
  void noKeyIsSeen() throws Exception {
    List<String> ids = row(6, 100);
    open(ids.subList(0, 4));
    put("park", ids.toArray(String[]::new));
    Set<String> before = redis.keys("*");
    List<Object> content = content();
    nearby.search(index, limited(3), "park");
    assertThat(redis.keys("*")).as("keys after a search").isEqualTo(before);

    List<AtomicStep> steps =
        AtomicStep.of(evidence.received(() -> nearby.search(index, limited(3), "park")));
    for (AtomicStep step : steps) {
      step.repeat(redis);
      assertThat(redis.keys("*")).as("keys after %s", step.commands()).isEqualTo(before);
    }
    assertThat(content()).as("index and sets").isEqualTo(content);
  }

  @Criterion(
      order = 10,
      value = "a search that fails leaves no key either",
      why = "An error ends a script in the middle, and what it wrote until then stays.",
      tryIt = "EVAL \"redis.call('SET', 'half', 1) redis.call('INCR', 'facilities:open')\" 0")
  void aFailureLeavesNoKey() {
    List<String> ids = row(3, 100);
    open(ids);
    redis.set(keys.category("park"), "a text");
    Set<String> before = redis.keys("*");

    assertThatThrownBy(() -> nearby.search(index, limited(3), "park"))
        .as("a category that is no set")
        .isInstanceOf(RuntimeException.class);
    assertThat(redis.keys("*")).as("keys after it").isEqualTo(before);
    assertThat(nearby.search(index, limited(3))).as("the next search").hasSize(3);
  }

  @Criterion(
      order = 11,
      value = "two searches at once do not disturb each other",
      why = "With one key for all, the second writes over what the first is about to read.",
      tryIt = "GEOSEARCHSTORE found facilities FROMLONLAT 30 -40 BYRADIUS 900 m STOREDIST")
  void searchesDoNotDisturb() throws Exception {
    List<String> ids = row(12, 100);
    open(ids);
    OpenNearby other = instances.through(new Middleman() {});
    List<List<String>> others = Collections.synchronizedList(new ArrayList<>());
    Between between = new Between(() -> others.add(ids(other.search(index, radius(250)))));
    OpenNearby disturbed = instances.through(between);
    disturbed.opens(index, ids.get(0));

    between.ready = true;
    List<OpenFacility> found = disturbed.search(index, radius(1_050));
    between.ready = false;

    assertThat(ids(found)).as("within 1050 m").isEqualTo(ids.subList(0, 10));
    assertThat(others)
        .as("within 250 m, by another program, between its commands")
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer).isEqualTo(ids.subList(0, 2)));
    evidence.unseen(() -> Crowd.of(CROWD, member -> {
      for (int i = 1; i <= SEARCHES; i++) {
        int count = 1 + (i + member * 3) % 12;
        assertThat(ids(nearby.search(index, radius(count * 100 + 50))))
            .as("by one of a crowd")
            .isEqualTo(ids.subList(0, count));
      }
      return null;
    }));
  }

  @Criterion(
      order = 12,
      value = "a search whose connection breaks leaves no key",
      why = "Whoever has to delete a key in the end may not come to it.",
      tryIt = "KEYS *")
  void aBreakLeavesNoKey() {
    List<String> ids = row(6, 100);
    open(ids);
    Set<String> before = redis.keys("*");
    Break cut = new Break();
    OpenNearby unlucky = instances.through(cut);
    unlucky.opens(index, ids.get(0));

    cut.ready = true;
    FutureTask<List<OpenFacility>> search =
        new FutureTask<>(() -> unlucky.search(index, limited(3)));
    Thread program = new Thread(search, "course-unlucky");
    program.setDaemon(true);
    program.start();
    // Redisson notices a closed connection after 10 s, its timeout; nobody has to wait for that.
    await().atMost(PATIENCE).until(() -> cut.done || search.isDone());

    assertThat(cut.done).as("the connection broke").isTrue();
    assertThat(redis.keys("*")).as("keys after it").isEqualTo(before);
  }

  /** Lets the questions for details be held back, and nothing else. */
  private final class Details implements Middleman {
    private final HeldReplies held;
    private volatile int asked;

    Details(HeldReplies held) {
      this.held = held;
    }

    @Override
    public List<String> command(List<String> command) {
      String facility = bytes(keys.facility(""));
      boolean asks = command.stream().anyMatch(word -> word.startsWith(facility));
      if (asks) {
        asked++;
      }
      return asks ? held.command(command) : command;
    }

    @Override
    public void beforeReplies() throws InterruptedException {
      held.beforeReplies();
    }
  }

  /** Has something done before each command. */
  private static final class Between implements Middleman {
    private final Runnable action;
    private volatile boolean ready;

    Between(Runnable action) {
      this.action = action;
    }

    @Override
    public List<String> command(List<String> command) {
      if (ready) {
        action.run();
      }
      return command;
    }
  }

  /** Breaks the connection once: after the first command of a search, before its answer. */
  private final class Break implements Middleman {
    private volatile boolean ready;
    private volatile boolean sent;
    private volatile boolean done;

    @Override
    public List<String> command(List<String> command) {
      sent |= ready && command.contains(bytes(index));
      return command;
    }

    @Override
    public void beforeReplies() throws InterruptedException {
      if (sent && !done) {
        done = true;
        throw new InterruptedException("The network is gone.");
      }
    }
  }

  /** Facilities with a hash each, one after the other to the east of the centre. */
  private List<String> row(int count, double metres) {
    List<String> ids = new ArrayList<>();
    Map<String, GeoCoordinate> points = new HashMap<>();
    for (int i = 0; i < count; i++) {
      // Falling, so that nobody takes the order of the ids for that of the distances.
      String id = (char) ('z' - i) + given.text();
      ids.add(id);
      points.put(id, east(metres * (i + 1)));
      redis.hset(keys.facility(id), Map.of("name", given.text(), "category", given.word()));
    }
    redis.geoadd(index, points);
    return ids;
  }

  private GeoCoordinate east(double metres) {
    double degrees = metres / METRES_A_DEGREE / Math.cos(Math.toRadians(centre.latitude()));
    return new GeoCoordinate(centre.longitude() + degrees, centre.latitude());
  }

  private Point stored(String id) {
    GeoCoordinate point = redis.geopos(index, id).get(0);
    return new Point(point.getLongitude(), point.getLatitude());
  }

  private void open(List<String> ids) {
    redis.sadd(keys.open(), ids.toArray(String[]::new));
  }

  private void put(String category, String... ids) {
    redis.sadd(keys.category(category), ids);
  }

  private Around limited(int limit) {
    return new Around(centre, 5, DistanceUnit.KILOMETRES, limit);
  }

  private Around radius(double metres) {
    return new Around(centre, metres, DistanceUnit.METRES, 50);
  }

  private List<Object> content() {
    return List.of(
        redis.zrangeWithScores(index, 0, -1),
        redis.smembers(keys.open()),
        redis.smembers(keys.category("park")));
  }

  private void assertDistances(List<OpenFacility> found, DistanceUnit unit) {
    for (OpenFacility facility : found) {
      assertThat(facility.distance() * unit.metres())
          .as("distance of %s in %s, in metres", facility.id(), unit)
          .isEqualTo(
              GreatCircle.metres(centre, stored(facility.id())), within(0.0001 * unit.metres()));
    }
  }

  private static List<String> ids(List<OpenFacility> found) {
    return found.stream().map(OpenFacility::id).toList();
  }

  /** A text as a middleman sees it: a character for each of its bytes. */
  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
