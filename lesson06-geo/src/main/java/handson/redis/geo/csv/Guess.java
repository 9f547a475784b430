package handson.redis.geo.csv;

/**
 * One way to read the coordinates of a table.
 *
 * @param header the columns' names
 * @param data the index in the sample of the first row behind the header
 * @param rank how surely the columns' names say so: 6 where both are named with their own words
 * @param why what speaks for it
 */
record Guess(Header header, int data, Coordinates coordinates, Tally tally, int rank, String why) {
  /** From here on the names alone are enough; below, most of the numbers must be degrees, too. */
  static final int NAMED = 4;

  boolean isGood() {
    return rank >= NAMED ? tally.usable() > 0 : tally.isMostlyDegrees();
  }
}
