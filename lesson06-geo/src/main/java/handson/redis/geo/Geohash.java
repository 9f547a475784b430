package handson.redis.geo;

/**
 * The number by which Redis sorts a place, and which it keeps in place of the point: the cell of
 * 2^26 columns and 2^26 rows in which the point lies. Column and row take turns bit by bit, the
 * column first, so that cells with close numbers are close on Earth, most of the time.
 *
 * @param bits 52 of them, the score of the member in the sorted set; 53 at the outermost east or
 *     north, where the point lies behind the last cell
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD: how does it work?</a>
 */
public record Geohash(long bits) implements Comparable<Geohash> {
  private static final int CELLS = 1 << 26;

  // snippet: geohash
  /** The cell of a point, as Redis computes it. */
  public static Geohash of(Point point) {
    // The same steps with the same numbers as in Redis, or the last bit would differ at times.
    double east = (point.longitude() + 180) / 360;
    double north =
        (point.latitude() - Point.SOUTHERNMOST) / (Point.NORTHERNMOST - Point.SOUTHERNMOST);
    return new Geohash(spread((long) (east * CELLS)) << 1 | spread((long) (north * CELLS)));
  }

  /** Puts a 0 before each bit: abc becomes 0a0b0c. */
  private static long spread(long bits) {
    long spread = (bits | bits << 16) & 0x0000FFFF0000FFFFL;
    spread = (spread | spread << 8) & 0x00FF00FF00FF00FFL;
    spread = (spread | spread << 4) & 0x0F0F0F0F0F0F0F0FL;
    spread = (spread | spread << 2) & 0x3333333333333333L;
    return (spread | spread << 1) & 0x5555555555555555L;
  }

  // end

  @Override
  public int compareTo(Geohash other) {
    return Long.compare(bits, other.bits);
  }
}
