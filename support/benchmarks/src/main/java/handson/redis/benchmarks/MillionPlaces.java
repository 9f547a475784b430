package handson.redis.benchmarks;

import handson.redis.geo.Place;
import handson.redis.geo.Point;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Places that are drawn by lot, evenly, in a square of about 1,000 km by 1,000 km: a million of them
 * are one in each square kilometre. Each has its number, and with that its point is always the same.
 */
final class MillionPlaces {
  private static final double WEST = 130;
  private static final double SOUTH = 33;
  private static final double WIDTH = 11.4;
  private static final double HEIGHT = 9;

  private MillionPlaces() {}

  /** The places with these numbers, made while they are walked through. */
  static Iterable<Place> of(int from, int to) {
    return () -> IntStream.range(from, to)
        .mapToObj(i -> new Place("place:" + i, point(i)))
        .iterator();
  }

  /** The point of a number. */
  static Point point(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return new Point(WEST + WIDTH * random.nextDouble(), SOUTH + HEIGHT * random.nextDouble());
  }
}
