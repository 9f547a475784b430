package handson.redis.geo;

import java.util.List;

/**
 * The nearest places in a wide circle, found in rings: GEOSEARCH with a small radius first, then
 * with one four times as wide, and so on until enough are found or the widest radius was asked.
 *
 * <p>GEOSEARCH computes the distance of everything in the squares around its circle, and only then
 * looks at COUNT. Where 30,000 places are in the circle and ten are wanted, that is 30,000 distances
 * while nobody else is served. Rings ask for the ten alone. A ring with enough places in it answers
 * as the widest circle would: what it has not seen is farther away than its radius, and what it has
 * seen is not. The answer is that of one command, the last, so there is no moment at which it could
 * be torn.
 *
 * <p>Rings lose where they find nothing: each that fails is a round trip, five at most. What they
 * look at together is a fifteenth of the area of the ring that succeeds. So they lose where there are
 * few places, or nearly as many are wanted as there are.
 *
 * <p>A circle that reaches a little over a pole is the one exception to "the same answer": there
 * GEOSEARCH may leave places out, and a smaller ring find what the widest circle does not.
 *
 * <p>Command: GEOSEARCH (with Redisson, the older GEORADIUS_RO) with ASC, COUNT and WITHDIST, once for
 * each ring, O(N + M log M) for N members in the squares around its circle and M in it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearch/">GEOSEARCH</a>
 */
public interface RingSearch {
  /** How many times as wide as a ring the next one is: sixteen times the area. */
  int GROWTH = 4;

  /** The first ring's part of the widest radius: five rings grow from it to the whole. */
  double FIRST = 1.0 / 1_024;

  /**
   * The places nearest to a point, nearest first. Which of several at the same distance comes first,
   * and which of them comes at all where they are more than fit, is left to Redis.
   *
   * @param count 1 or more
   * @param within how far away a place may be, itself included, in the unit; 0 or more, finite
   * @return fewer where there are fewer within this distance; empty where there is no index
   * @throws IllegalArgumentException where the count or the distance is out of range
   */
  List<Nearby> nearest(String index, Point from, int count, double within, DistanceUnit unit);

  /**
   * The check of a count and a distance, for implementations.
   *
   * @throws IllegalArgumentException where one is out of range
   */
  static void check(int count, double within) {
    if (count < 1) {
      throw new IllegalArgumentException("The count is " + count + "; give 1 or more places.");
    }
    if (!(within >= 0 && within < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The distance is " + within + "; give one from 0, not infinite.");
    }
  }
}
