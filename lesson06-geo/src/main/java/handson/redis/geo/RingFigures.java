package handson.redis.geo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

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
    long[] plainTimes = new long[SEARCHES];
    long[] ringTimes = new long[SEARCHES];
    boolean same = true;
    for (int i = 0; i < SEARCHES; i++) {
      // No place is there: the numbers are beyond those of the places.
      int centre = Integer.MAX_VALUE - i;
      List<Nearby> expected = timed(plainTimes, i, () -> plain(index, plain, centre));
      same &= timed(ringTimes, i, () -> rings(index, rings, centre)).equals(expected);
    }
    return new RingFigures(size, size - from, loading, median(plainTimes), median(ringTimes), same);
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

  private static <T> T timed(long[] times, int i, Supplier<T> action) {
    long begin = System.nanoTime();
    T answer = action.get();
    times[i] = System.nanoTime() - begin;
    return answer;
  }

  private static Duration median(long[] nanos) {
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }
}
