package handson.redis.geo;

/** A unit of length that Redis knows. */
public enum DistanceUnit {
  METRES("m", 1),
  KILOMETRES("km", 1_000),
  MILES("mi", 1_609.34),
  FEET("ft", 0.3048);

  private final String symbol;
  private final double metres;

  DistanceUnit(String symbol, double metres) {
    this.symbol = symbol;
    this.metres = metres;
  }

  /** What Redis calls it: m, km, mi or ft. */
  public String symbol() {
    return symbol;
  }

  /** How many metres Redis takes it for: a mile is 1,609.34 there, and not 1,609.344. */
  public double metres() {
    return metres;
  }
}
