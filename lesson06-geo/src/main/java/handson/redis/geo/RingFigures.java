package handson.redis.geo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How long it takes to load an index and to search in it.
 *
 * @param size how many places it has
 * @param added how many of them were loaded now
 * @param loading how long that took
 * @param plain the median time of one GEOSEARCH
 * @param rings the median time of a search in rings
 * @param same whether both found the same, each time
 */
record RingFigures(
    int size, int added, Duration loading, Duration plain, Duration rings, boolean same) {
  static final int NEAREST = 10;
  static final double WITHIN_KM = 100;

  // Odd, so that there is a median.
  private static final int SEARCHES = 31;
  // The first calls are slow, until Java has compiled what they run.
  private static final int WARM_UP = 300;

  /** Loads the places that are missing in an index of generated ones, and searches in it. */
  static RingFigures measure(
      String index, int from, int size, BulkLoad loader, NearestPlaces plain, RingSearch rings) {
    long begin = System.nanoTime();
    loader.load(index, GeneratedPlaces.of(from, size), BulkLoad.CHUNK);
    Duration loading = Duration.ofNanos(System.nanoTime() - begin);
    if (from == 0) {
      for (int i = 0; i < WARM_UP; i++) {
        plain(index, plain, i);
        rings(index, rings, i);
      }
    }
    // One after the other: who searches just behind a long search waits for his turn longer.
    Searches plainly = Searches.timed(number -> plain(index, plain, number));
    Searches inRings = Searches.timed(number -> rings(index, rings, number));
    return new RingFigures(
        size,
        size - from,
        loading,
        plainly.median(),
        inRings.median(),
        inRings.answers().equals(plainly.answers()));
  }

  /** How many places were loaded in a second. */
  long perSecond() {
    return Math.round(added * 1e9 / loading.toNanos());
  }

  private static List<Nearby> plain(String index, NearestPlaces places, int number) {
    return places.nearest(
        index, GeneratedPlaces.point(number), NEAREST, WITHIN_KM, DistanceUnit.KILOMETRES);
  }

  private static List<Nearby> rings(String index, RingSearch places, int number) {
    return places.nearest(
        index, GeneratedPlaces.point(number), NEAREST, WITHIN_KM, DistanceUnit.KILOMETRES);
  }

  /** What some searches found, and how long one took. */
  private record Searches(List<List<Nearby>> answers, Duration median) {
    static Searches timed(IntFunction<List<Nearby>> search) {
      List<List<Nearby>> answers = new ArrayList<>();
      long[] times = new long[SEARCHES];
      for (int i = 0; i < SEARCHES; i++) {
        long begin = System.nanoTime();
        // No place has such a number: the centre is where none is.
        answers.add(search.apply(Integer.MAX_VALUE - i));
        times[i] = System.nanoTime() - begin;
      }
      Arrays.sort(times);
      return new Searches(answers, Duration.ofNanos(times[SEARCHES / 2]));
    }
  }
}
