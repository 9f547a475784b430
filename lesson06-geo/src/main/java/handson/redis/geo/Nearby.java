package handson.redis.geo;

/**
 * What a search found.
 *
 * @param member its name in the index
 * @param distance from the centre of the search, in the unit that was asked for, as Redis gives it:
 *     rounded to four decimals
 */
public record Nearby(String member, double distance) {
  /** What the error of a search around a member says where the index has others only. */
  public static final String NO_SUCH_MEMBER = "could not decode requested zset member";
}
