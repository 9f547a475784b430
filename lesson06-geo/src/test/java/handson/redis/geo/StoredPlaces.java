package handson.redis.geo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.testing.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.UnifiedJedis;

/** What a test has put into an index, with the positions at which Redis stores it. */
final class StoredPlaces {
  private static final int AT_ONCE = 1_000;

  private final Map<String, Point> positions = new LinkedHashMap<>();

  private StoredPlaces() {}

  static StoredPlaces put(UnifiedJedis redis, String index, Map<String, Point> places) {
    StoredPlaces stored = new StoredPlaces();
    stored.write(redis, index, places);
    return stored;
  }

  /** The same for hundreds of places, which MONITOR need not show. */
  static StoredPlaces putUnseen(Evidence evidence, String index, Map<String, Point> places)
      throws Exception {
    StoredPlaces stored = new StoredPlaces();
    evidence.unseen(() -> stored.write(evidence.redis(), index, places));
    return stored;
  }

  private void write(UnifiedJedis redis, String index, Map<String, Point> places) {
    List<String> members = new ArrayList<>(places.keySet());
    for (int i = 0; i < members.size(); i += AT_ONCE) {
      List<String> some = members.subList(i, Math.min(i + AT_ONCE, members.size()));
      redis.geoadd(index, some.stream().collect(toMap(m -> m, m -> coordinate(places.get(m)))));
      List<GeoCoordinate> found = redis.geopos(index, some.toArray(String[]::new));
      for (int j = 0; j < some.size(); j++) {
        GeoCoordinate position = found.get(j);
        positions.put(some.get(j), new Point(position.getLongitude(), position.getLatitude()));
      }
    }
  }

  /** Points all over the globe, as many on a square kilometre everywhere, up to Redis' latitudes. */
  static Map<String, Point> overTheGlobe(Random random, int count) {
    Map<String, Point> places = new LinkedHashMap<>();
    double highest = Math.sin(Math.toRadians(85));
    for (int i = 0; i < count; i++) {
      double latitude = Math.toDegrees(Math.asin(random.nextDouble(-highest, highest)));
      places.put("place" + i, new Point(random.nextDouble(-180, 180), latitude));
    }
    return places;
  }

  Point position(String member) {
    return positions.get(member);
  }

  int size() {
    return positions.size();
  }

  /** The members whose position is wanted, in no order. */
  List<String> where(Predicate<Point> wanted) {
    return positions.entrySet().stream()
        .filter(place -> wanted.test(place.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The members whose position is wanted, nearest to a centre first. */
  List<String> nearest(Point centre, Predicate<Point> wanted) {
    // Once for each: a sort that computes them takes many times as long.
    Map<String, Double> distances = new LinkedHashMap<>();
    positions.forEach((member, point) -> {
      if (wanted.test(point)) {
        distances.put(member, GreatCircle.metres(centre, point));
      }
    });
    return distances.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The members within a distance, nearest first. */
  List<String> within(Point centre, double metres) {
    return nearest(centre, point -> GreatCircle.metres(centre, point) <= metres);
  }

  /** Says what is missing and what is too much; of hundreds nobody finds it in the lists. */
  static void assertSame(String search, List<String> found, List<String> expected) {
    Set<String> missing = new LinkedHashSet<>(expected);
    found.forEach(missing::remove);
    Set<String> wrong = new LinkedHashSet<>(found);
    expected.forEach(wrong::remove);
    assertThat(missing).as("missing %s", search).isEmpty();
    assertThat(wrong).as("found, but not %s", search).isEmpty();
    assertThat(found).as("found %s", search).doesNotHaveDuplicates();
  }

  private static GeoCoordinate coordinate(Point point) {
    return new GeoCoordinate(point.longitude(), point.latitude());
  }
}
