package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.geo.FacilityLoader.Loaded;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(FacilityLoader.class)
final class FacilityLoaderTest {
  // More than may be held in memory at once, and no multiple of what a batch has.
  private static final int UNEVEN = 1_034;
  private static final int CROWD = 6;
  private static final int ROUNDS = 4;
  /** Coordinates that are rounded to 52 bits, in degrees. */
  private static final double ROUNDED = 3e-6;

  private final FacilityLoader loader;
  private final Instances<FacilityLoader> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;
  private final FacilityKeys keys;

  FacilityLoaderTest(
      FacilityLoader loader, Instances<FacilityLoader> instances, Evidence evidence, Given given) {
    this.loader = loader;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("shops");
    this.keys = new FacilityKeys(index);
  }

  @Criterion(
      order = 1,
      value = "each facility is in the index: its id at its point",
      why = "Longitude comes first, and two facilities may share a name, but never an id.",
      tryIt = "GEOADD shops 139.7447 35.6783 ndl")
  void idsAreAtTheirPoints() {
    List<Facility> facilities = List.of(
        facility("one", "same name", "a", Map.of()),
        facility("two", "same name", "a", Map.of()),
        facility(given.text(), given.text(), given.word(), Map.of()));

    loader.load(index, facilities);

    assertThat(redis.type(index)).as("TYPE").isEqualTo("zset");
    assertPoints(facilities);
  }

  @Criterion(
      order = 2,
      value = "each facility has a hash with its fields: name, category and details",
      why = "A position alone shows nobody what is there.",
      tryIt = "HSET shops:facility:ndl name Library category books")
  void hashesHaveTheFields() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("電話番号", "03-3581-2331");
    details.put("hours: \"today\"", given.text());
    details.put("name", "a column that is called name");
    details.put("category", "a column that is called category");
    List<Facility> facilities = List.of(
        facility("details", given.text(), given.text(), details),
        facility("nothing", "", "", Map.of()));

    loader.load(index, facilities);

    assertHashes(facilities);
    assertThat(redis.hget(keys.facility("details"), "name"))
        .as("HGET name, where a detail is called name, too")
        .isEqualTo(facilities.get(0).name());
    assertThat(redis.hget(keys.facility("details"), "name_"))
        .as("HGET name_, which is that detail")
        .isEqualTo(details.get("name"));
  }

  @Criterion(
      order = 3,
      value = "each category has the set of its ids, whatever text it is; the empty one has none",
      why = "Sets are what \"near me\" can be intersected with.",
      tryIt = "SADD shops:category:library ndl")
  void categoriesHaveSets() {
    List<String> names =
        List.of("公園", "a:b", "A:B", " library ", "library", "categories", given.text());
    List<Facility> facilities = new ArrayList<>();
    for (String name : names) {
      facilities.add(facility("1 in " + name, name, name, Map.of()));
      facilities.add(facility("2 in " + name, name, name, Map.of()));
    }
    facilities.add(facility("without", "name", "", Map.of()));

    loader.load(index, facilities);

    for (String name : names) {
      assertThat(redis.smembers(keys.category(name)))
          .as("SMEMBERS of the category <%s>", name)
          .containsExactlyInAnyOrder("1 in " + name, "2 in " + name);
    }
    assertThat(redis.smembers(keys.categories()))
        .as("SMEMBERS of the categories")
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(redis.exists(keys.category("")))
        .as("EXISTS of the empty category's set")
        .isFalse();
  }

  @Criterion(
      order = 4,
      value = "1,034 facilities are all loaded, the last batch that is not full, too",
      why = "A million is seldom a multiple of 500.",
      tryIt = "ZCARD shops")
  void allAreLoaded() throws Exception {
    List<Facility> facilities = facilities(UNEVEN);

    evidence.unseen(() -> {
      assertThat(loader.load(index, facilities))
          .as("load of %d", UNEVEN)
          .isEqualTo(new Loaded(UNEVEN, UNEVEN));
      assertThat(redis.zcard(index)).as("ZCARD").isEqualTo(UNEVEN);
      assertWhole();
      assertHashes(facilities.subList(UNEVEN - 3, UNEVEN));
      assertPoints(facilities);
    });
    List<Facility> more =
        Stream.of("x", "y").map(id -> facility(id, "later", "later", Map.of())).toList();
    assertThat(loader.load(index, more)).as("load of 2 more").isEqualTo(new Loaded(2, 2));
    assertThat(redis.zcard(index)).as("ZCARD then: those of before stay").isEqualTo(UNEVEN + 2);
  }

  @Criterion(
      order = 5,
      value =
          "the same again changes nothing and adds 0; of an id that comes twice the later counts",
      why = "Who must load again after a failure must be able to, and know what was new.",
      tryIt = "GEOADD shops 139.7447 35.6783 ndl")
  void theSameAgainChangesNothing() {
    List<Facility> facilities = facilities(20);
    Loaded first = loader.load(index, facilities);
    IndexContents before = IndexContents.of(redis, index);

    assertThat(first).as("first load").isEqualTo(new Loaded(20, 20));
    assertThat(loader.load(index, facilities)).as("second").isEqualTo(new Loaded(20, 0));
    assertThat(IndexContents.of(redis, index).equals(before))
        .as("whether all keys are as before")
        .isTrue();

    List<Facility> moved = new ArrayList<>();
    facilities.subList(0, 10).forEach(f -> moved.add(facility(f.id(), "moved", "m", Map.of())));
    moved.add(facility("new", "first", "one", Map.of("a", "1")));
    Facility later = facility("new", "second", "two", Map.of("b", "2"));
    moved.add(later);
    assertThat(loader.load(index, moved))
        .as("load of 10 that moved, and one that is new, twice")
        .isEqualTo(new Loaded(12, 1));
    assertPoints(moved.subList(0, 10));
    assertPoints(List.of(later));
    assertHashes(List.of(later));
    assertWhole();
  }

  @Criterion(
      order = 6,
      value = "what changed is changed in all keys: point, fields, sets, categories",
      why = "An old category that still has the id finds a shop that is something else today.",
      tryIt = "SREM shops:category:library ndl")
  void changesAreChangedEverywhere() {
    String old = given.word() + ":old";
    Facility stays = facility("stays", "stays", "kept", Map.of());
    loader.load(
        index,
        List.of(
            facility("a", "name", old, Map.of("phone", "1", "fax", "2")),
            facility("b", "name", "kept", Map.of("fax", "3")),
            facility("c", "name", "", Map.of()),
            facility("d", "name", old, Map.of()),
            stays));

    List<Facility> changed = List.of(
        facility("a", "other name", "new", Map.of("phone", "9")),
        facility("b", "name", "new", Map.of()),
        facility("c", "name", "kept", Map.of("web", given.text())),
        facility("d", "name", "", Map.of()));
    loader.load(index, changed);

    assertHashes(changed);
    assertHashes(List.of(stays));
    assertPoints(changed);
    assertThat(redis.smembers(keys.category(old)))
        .as("SMEMBERS of the old category")
        .isEmpty();
    assertThat(redis.smembers(keys.category("new")))
        .as("SMEMBERS of the new category")
        .containsExactlyInAnyOrder("a", "b");
    assertThat(redis.smembers(keys.category("kept")))
        .as("SMEMBERS of the category that one left and one joined")
        .containsExactlyInAnyOrder("c", "stays");
    assertThat(redis.smembers(keys.categories()))
        .as("SMEMBERS of the categories, one of which lost its last facility")
        .containsExactlyInAnyOrder("new", "kept");
  }

  @Criterion(
      order = 7,
      value = "100 to 1,000 facilities go at a time, and the input is read once, as it is needed",
      why = "Waiting for each is slow; reading a file of a million rows first fills the memory.",
      tryIt = "GEOADD shops 139.7447 35.6783 ndl 139.7714 35.7148 ueno")
  void batchesAreNeitherSmallNorEndless() throws Exception {
    int tooMany = 40;
    Counted counted = new Counted(facilities(UNEVEN));
    RoundTrips roundTrips = new RoundTrips(counted.read::get, tooMany);
    FacilityLoader watched = instances.through(roundTrips);
    watched.load(given.key("warm"), facilities(1));
    counted.read.set(0);

    evidence.unseen(() -> assertThat(roundTrips.during(() -> watched.load(index, counted)))
        .as("round trips for %d facilities", UNEVEN)
        .isLessThanOrEqualTo(tooMany));

    assertThat(roundTrips.mostRead())
        .as("facilities that were read before Redis had answered")
        .isLessThanOrEqualTo(FacilityLoader.MOST_AT_ONCE + 10);
    assertThat(counted.iterators.get()).as("times that the input was read").isEqualTo(1);
    assertThat(redis.zcard(index)).as("ZCARD").isEqualTo(UNEVEN);
  }

  @Criterion(
      order = 8,
      value =
          "after every step of the load each facility is whole: all of it old, or all of it new",
      why = "A program that dies between GEOADD and HSET leaves a place that nobody can show.",
      tryIt = "EVAL \"redis.call('GEOADD', KEYS[1], 1, 2, 'ndl') return redis.call('HSET', KEYS[2],"
          + " 'name', 'Library')\" 2 shops shops:facility:ndl")
  void everyStepIsWhole() throws Exception {
    List<Facility> before = List.of(
        facility("a", "old", "library", Map.of("fax", "1")),
        facility("b", "old", "park", Map.of("fax", "2")),
        facility("c", "old", "", Map.of("fax", "3")));
    List<Facility> after = List.of(
        facility("a", "new", "park", Map.of("phone", "1")),
        facility("b", "new", "", Map.of("phone", "2")),
        facility("c", "new", "library", Map.of("phone", "3")),
        facility("d", "new", "museum", Map.of("phone", "4")));
    loader.load(index, before);
    List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> loader.load(index, after)));
    redis.keys(index + "*").forEach(redis::del);
    loader.load(index, before);

    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).repeat(redis);
      IndexContents contents = IndexContents.of(redis, index);
      assertThat(contents.contradictions())
          .as("what does not fit after step %d of %d", i + 1, steps.size())
          .isEmpty();
      contents.hashes().forEach((id, fields) -> {
        List<Facility> version = "old".equals(fields.get("name")) ? before : after;
        assertIs(version.stream().filter(f -> f.id().equals(id)).findFirst(), contents, id);
      });
    }
    assertThat(IndexContents.of(redis, index).hashes().get("d"))
        .as("the hash of the new one at the end")
        .isEqualTo(after.get(3).fields());
  }

  @Criterion(
      order = 9,
      value = "a facility to which a rival has just given another category is in one category only",
      why = "The old category must be read and left in the step that writes the new one.",
      tryIt = "HGET shops:facility:ndl category")
  void aRivalsCategoryIsLeft() throws Exception {
    loader.load(index, List.of(facility("a", "name", "first", Map.of())));
    String rival = "redis.call('SMOVE', KEYS[1], KEYS[2], 'a')"
        + " redis.call('SREM', KEYS[4], 'first') redis.call('SADD', KEYS[4], 'rival')"
        + " return redis.call('HSET', KEYS[3], 'category', 'rival')";
    List<String> touched = List.of(
        keys.category("first"), keys.category("rival"), keys.facility("a"), keys.categories());
    Facility ours = facility("a", "name", "ours", Map.of());

    Rival.overtakes(
        redis,
        () -> redis.eval(rival, touched, List.of()),
        () -> loader.load(index, List.of(ours)));

    assertThat(redis.smembers(keys.category("rival")))
        .as("the rival's category")
        .isEmpty();
    assertThat(redis.smembers(keys.category("ours"))).as("the loader's").containsExactly("a");
    assertWhole();
  }

  @Criterion(
      order = 10,
      value = "six loaders of the same facilities leave each of them whole, and count it once",
      why = "A nightly import that is slow is still running when the next one starts.",
      tryIt = "SMEMBERS shops:categories")
  void loadersAtOnce() throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "id" + i).toList();

    evidence.unseen(() -> {
      List<Long> added = Crowd.of(CROWD, member -> {
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
          String version = member + "/" + round;
          Point point = new Point(member, round);
          List<Facility> facilities = ids.stream()
              .map(id -> new Facility(id, version, "c" + version, point, Map.of(version, "1")))
              .toList();
          sum += loader.load(index, facilities).added();
        }
        return sum;
      });
      assertThat(added.stream().mapToLong(sum -> sum).sum())
          .as("added by all")
          .isEqualTo(ids.size());
      assertWhole();
    });

    IndexContents contents = IndexContents.of(redis, index);
    contents.hashes().forEach((id, fields) -> {
      assertThat(fields).as("fields of %s", id).containsKeys("name", "category");
      String version = fields.get("name");
      String[] numbers = version.split("/");
      assertThat(fields)
          .as("all fields of %s", id)
          .isEqualTo(Map.of("name", version, "category", "c" + version, version, "1"));
      Point point = contents.points().get(id);
      Point written = new Point(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
      assertThat(isNear(point.longitude(), point.latitude(), written))
          .as("whether %s at %s, is at %s", id, written, point)
          .isTrue();
    });
  }

  @Criterion(
      order = 11,
      value = "load throws where Redis refuses a write",
      why = "A pipeline tells of a failure only to those who look at the answers.",
      tryIt = "CONFIG GET maxmemory-policy")
  void aRefusedWriteIsNoSecret() throws Exception {
    List<Facility> facilities = facilities(UNEVEN);
    FacilityLoader refused = instances.through(new Refusal(facilities.get(700).id()));

    evidence.unseen(() -> assertThatThrownBy(() -> refused.load(index, facilities))
        .as("load, when Redis answers one of its writes with an error")
        .isInstanceOf(RuntimeException.class));
  }

  @Criterion(
      order = 12,
      value =
          "what the input throws comes through; what was loaded is whole, no connection is left",
      why = "A file can end in a broken line, and the import is called again.",
      tryIt = "CLIENT LIST")
  void aBrokenInputIsNoSecret() throws Exception {
    List<Facility> facilities = facilities(510);
    evidence.unseen(() -> {
      // Whoever sends much at once may open more connections for it, and keep them.
      loader.load(given.key("warm"), facilities);

      int left = evidence.connectionsLeftOpen(() -> {
        for (int i = 0; i < 4; i++) {
          assertThatThrownBy(() -> loader.load(index, new Breaking(facilities)))
              .as("load of an input that breaks after 510")
              .isInstanceOf(BrokenInput.class);
        }
      });

      assertThat(left).as("connections left open by 4 loads").isLessThan(3);
      assertWhole();
      assertThat(loader.load(index, facilities).read())
          .as("read by the next load")
          .isEqualTo(510);
    });
    assertThat(redis.zcard(index)).as("ZCARD after it").isEqualTo(510);
  }

  @Criterion(
      order = 13,
      value = "no facility sends nothing, and an index without a name is refused",
      why = "A round trip for nothing still costs one.",
      tryIt = "EXISTS shops")
  void nothingSendsNothing() throws Exception {
    var received = evidence.received(() -> {
      assertThat(loader.load(index, List.of())).as("load of nothing").isEqualTo(new Loaded(0, 0));
      assertThatThrownBy(() -> loader.load("", facilities(3)))
          .as("load into an index without a name")
          .isInstanceOf(IllegalArgumentException.class);
    });

    assertThat(received).as("commands").isEmpty();
  }

  /** Longitudes are below 85, so that one that stands for a latitude is not refused by Redis. */
  private Point anywhere() {
    Random random = given.random();
    return new Point(random.nextDouble(10, 80), random.nextDouble(-80, 0));
  }

  private Facility facility(String id, String name, String category, Map<String, String> details) {
    return new Facility(id, name, category, anywhere(), details);
  }

  private List<Facility> facilities(int count) {
    List<String> categories = List.of("", "公園", "a:b", given.word());
    return IntStream.range(0, count)
        .mapToObj(i -> facility(
            "id" + i, given.word(), given.any(categories), Map.of("row", given.word() + i)))
        .toList();
  }

  private void assertWhole() {
    assertThat(IndexContents.of(redis, index).contradictions())
        .as("what does not fit together")
        .isEmpty();
  }

  private void assertHashes(List<Facility> facilities) {
    for (Facility facility : facilities) {
      String key = keys.facility(facility.id());
      assertThat(redis.type(key)).as("TYPE of the facility %s", facility.id()).isEqualTo("hash");
      assertThat(redis.hgetAll(key))
          .as("HGETALL of the facility %s", facility.id())
          .isEqualTo(facility.fields());
    }
  }

  private void assertPoints(List<Facility> facilities) {
    String[] ids = facilities.stream().map(Facility::id).toArray(String[]::new);
    List<GeoCoordinate> points = redis.geopos(index, ids);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      GeoCoordinate found = points.get(i);
      Point point = facilities.get(i).point();
      if (found == null || !isNear(found.getLongitude(), found.getLatitude(), point)) {
        wrong.add("%s is at %s, not at %s".formatted(ids[i], found, point));
      }
    }
    assertThat(wrong).as("points of the facilities").isEmpty();
  }

  private static void assertNear(Point point, Facility facility) {
    assertThat(isNear(point.longitude(), point.latitude(), facility.point()))
        .as("whether the facility %s at %s, is at %s", facility.id(), facility.point(), point)
        .isTrue();
  }

  private static boolean isNear(double longitude, double latitude, Point point) {
    return Math.abs(longitude - point.longitude()) <= ROUNDED
        && Math.abs(latitude - point.latitude()) <= ROUNDED;
  }

  private static void assertIs(Optional<Facility> version, IndexContents contents, String id) {
    assertThat(version).as("a facility of the load with the id %s", id).isPresent();
    assertThat(contents.hashes().get(id))
        .as("fields of %s", id)
        .isEqualTo(version.get().fields());
    assertNear(contents.points().get(id), version.get());
  }

  /** An input that counts. */
  private record Counted(List<Facility> facilities, AtomicInteger read, AtomicInteger iterators)
      implements Iterable<Facility> {
    Counted(List<Facility> facilities) {
      this(facilities, new AtomicInteger(), new AtomicInteger());
    }

    @Override
    public Iterator<Facility> iterator() {
      iterators.incrementAndGet();
      return facilities.stream().peek(facility -> read.incrementAndGet()).iterator();
    }
  }

  /** An input that breaks at its end. */
  private record Breaking(List<Facility> facilities) implements Iterable<Facility> {
    @Override
    public Iterator<Facility> iterator() {
      return Stream.concat(facilities.stream(), Stream.generate(() -> {
            throw new BrokenInput();
          }))
          .iterator();
    }
  }

  /** What a broken input throws. */
  private static final class BrokenInput extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Turns the command that would write a facility into one that Redis answers with an error. */
  private record Refusal(String id) implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      String bytes = new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      return command.stream().anyMatch(word -> word.contains(bytes))
          ? List.of("SET", bytes)
          : command;
    }
  }
}
