package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(BulkLoad.class)
final class BulkLoadTest {
  private final BulkLoad loader;
  private final Instances<BulkLoad> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;

  BulkLoadTest(BulkLoad loader, Instances<BulkLoad> instances, Evidence evidence, Given given) {
    this.loader = loader;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("places");
  }

  @Criterion(
      order = 1,
      value = "load adds all places, where they are, and answers with how many are new",
      why = "What is fast and leaves one out is of no use.",
      tryIt = "ZCARD places")
  void loadAddsAll() {
    List<Place> places = places(2_345);
    assertThat(loader.load(index, places.subList(0, 1_234), BulkLoad.CHUNK))
        .as("new members of nothing")
        .isEqualTo(1_234);
    assertThat(loader.load(index, places, BulkLoad.CHUNK)).as("new members").isEqualTo(1_111);
    assertThat(loader.load(index, places, BulkLoad.CHUNK)).as("the same again").isZero();
    assertThat(loader.load(index, List.of(), BulkLoad.CHUNK)).as("nothing").isZero();
    assertThat(scores()).as("the index").isEqualTo(expected(places));
  }

  @Criterion(
      order = 2,
      value = "of a member that comes several times, the last place counts",
      why = "Sorting by the geohash must not decide which of two rows wins.",
      tryIt = "GEOADD places 139.77 35.68 tokyo 139.78 35.69 tokyo")
  void theLastPlaceCounts() {
    List<Place> places = new ArrayList<>(places(300));
    for (int i = 0; i < 300; i++) {
      places.add(new Place(places.get(i % 100).member(), point()));
    }
    for (int chunk : List.of(1, 7, 100, 1_000)) {
      String member = given.text();
      places.add(new Place(member, point()));
      assertThat(loader.load(index, places, chunk))
          .as("new members, in chunks of %d", chunk)
          .isEqualTo(chunk == 1 ? 301 : 1);
      assertThat(scores()).as("the index").isEqualTo(expected(places));
    }
  }

  @Criterion(
      order = 3,
      value = "a chunk goes in the order of its geohashes, a thousand places to a command",
      why = "Beside the last insertion, the way into the skip list is in the cache.",
      tryIt = "GEOADD places 139.77 35.68 tokyo 139.77 35.69 kanda")
  void sortedBatches() throws Exception {
    List<Place> places = places(5_432);
    List<ReceivedCommand> commands = evidence.received(() -> loader.load(index, places, 3_000));
    List<Integer> sizes =
        commands.stream().map(command -> (command.arguments().size() - 2) / 3).toList();
    assertThat(sizes)
        .as("places in each command")
        .containsExactly(1_000, 1_000, 1_000, 1_000, 1_000, 432);
    Map<String, Double> scores = scores();
    for (int half : List.of(0, 3)) {
      List<Double> sent = commands.subList(half, half + 3).stream()
          .flatMap(command -> members(command).stream())
          .map(scores::get)
          .toList();
      assertThat(sent).as("geohashes of a chunk as they were sent").isSorted();
    }
  }

  @Criterion(
      order = 4,
      value = "commands are sent without waiting for answers",
      why = "Else the server waits for the program while the program waits for the network.",
      tryIt = "GEOADD places 139.77 35.68 tokyo")
  void pipelined() throws Exception {
    HeldReplies held = new HeldReplies(10, 10);
    BulkLoad behind = instances.through(held);
    List<Place> places = places(10_000);
    assertThat(held.during(() -> behind.load(index, places, BulkLoad.CHUNK)))
        .as("commands on their way before the first answer, of 10")
        .isGreaterThanOrEqualTo(10);
  }

  @Criterion(
      order = 5,
      value = "places are read a chunk at a time, once, and what was read is sent before the next",
      why = "A file of ten million rows does not fit into memory.",
      tryIt = "ZCARD places")
  void memoryIsBounded() {
    List<Place> places = places(1_000);
    List<Long> there = new ArrayList<>();
    List<Integer> walks = new ArrayList<>();
    Iterable<Place> stream = () -> {
      walks.add(1);
      Iterator<Place> all = places.iterator();
      int[] read = {0};
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Place next() {
          if (read[0]++ % 250 == 0) {
            there.add(redis.zcard(index));
          }
          return all.next();
        }
      };
    };
    loader.load(index, stream, 250);
    assertThat(there).as("members when each chunk began").containsExactly(0L, 250L, 500L, 750L);
    assertThat(walks).as("walks through the places").hasSize(1);
  }

  @Criterion(
      order = 6,
      value = "a chunk smaller than 1 is refused, before a place is read",
      why = "With chunks of nothing it would never end.",
      tryIt = "ZCARD places")
  void refusesNonsense() {
    Iterable<Place> unread = () -> {
      throw new AssertionError("The places were read.");
    };
    for (int chunk : List.of(0, -1, Integer.MIN_VALUE)) {
      assertThatThrownBy(() -> loader.load(index, unread, chunk))
          .as("chunks of %d", chunk)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Integer.toString(chunk));
    }
  }

  @Criterion(
      order = 7,
      value = "an error of Redis is thrown, and not lost in the pipeline",
      why = "An index that is half there and nobody knows is worse than none.",
      tryIt = "SET places text")
  void errorsAreThrown() {
    redis.set(index, "no index");
    List<Place> places = places(10);
    assertThatThrownBy(() -> loader.load(index, places, 5))
        .as("load into a string")
        .hasStackTraceContaining("WRONGTYPE");
    assertThat(redis.get(index)).as("what was there").isEqualTo("no index");
  }

  private List<Place> places(int count) {
    String text = given.text();
    return IntStream.range(0, count).mapToObj(i -> new Place(text + i, point())).toList();
  }

  private Point point() {
    return new Point(
        given.random().nextDouble(-180, 180),
        given.random().nextDouble(Point.SOUTHERNMOST, Point.NORTHERNMOST));
  }

  private Map<String, Double> scores() {
    Map<String, Double> scores = new TreeMap<>();
    redis
        .zrangeWithScores(index, 0, -1)
        .forEach(entry -> scores.put(entry.getElement(), entry.getScore()));
    return scores;
  }

  private static Map<String, Double> expected(List<Place> places) {
    return places.stream()
        .collect(Collectors.toMap(
            Place::member,
            place -> (double) Geohash.of(place.point()).bits(),
            (first, last) -> last,
            TreeMap::new));
  }

  /** The members of a GEOADD, in its order. */
  private static List<String> members(ReceivedCommand command) {
    List<String> arguments = command.arguments();
    return IntStream.iterate(4, i -> i < arguments.size(), i -> i + 3)
        .mapToObj(arguments::get)
        .toList();
  }
}
