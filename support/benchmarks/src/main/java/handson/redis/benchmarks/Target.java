package handson.redis.benchmarks;

/**
 * What a table is to show.
 *
 * @param side the name of a side
 * @param base the name of the side that it is compared with; empty where its figure counts by itself
 * @param limit what the ratio of the two, or the figure, has to be, at least or at most
 * @param atLeast which of them
 */
public record Target(String side, String base, double limit, boolean atLeast) {

  /** The side's figure is at least so many times the base's. */
  static Target atLeast(double limit, String side, String base) {
    return new Target(side, base, limit, true);
  }

  /** The side's figure is at most so many times the base's. */
  static Target atMost(double limit, String side, String base) {
    return new Target(side, base, limit, false);
  }

  /** The side's figure is at most this, whatever the others' are. */
  static Target atMost(double limit, String side) {
    return new Target(side, "", limit, false);
  }

  /** Whether the side is compared with another one. */
  boolean hasBase() {
    return !base.isEmpty();
  }

  /** Whether a ratio, or a figure, is good enough. */
  boolean isReachedBy(double ratio) {
    return atLeast ? ratio >= limit : ratio <= limit;
  }
}
