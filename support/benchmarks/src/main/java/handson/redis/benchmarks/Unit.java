package handson.redis.benchmarks;

/**
 * What the figures of a table are.
 *
 * @param name {@code jobs a second}
 * @param moreIsBetter whether the higher figure is the better one
 */
public record Unit(String name, boolean moreIsBetter) {

  /** So many of these a second. */
  static Unit perSecond(String things) {
    return new Unit(things + " a second", true);
  }

  /** So many of these, and each costs something. */
  static Unit lessIsBetter(String things) {
    return new Unit(things, false);
  }

  @Override
  public String toString() {
    return name + (moreIsBetter ? ", more is better" : ", less is better");
  }
}
