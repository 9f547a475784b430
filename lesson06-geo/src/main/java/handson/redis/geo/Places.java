package handson.redis.geo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Members of a geospatial index and where they are.
 *
 * <p>An index is a sorted set. A member's score is its cell in a grid of 2^26 columns and 2^26 rows:
 * 52 bits, which a double holds without loss. So ZCARD counts the members, ZREM removes one, TYPE
 * says zset, and there is no command GEOREM. What Redis answers with is the middle of the cell:
 * {@link #ROUNDING} metres from the point that was given, at most. Never compare coordinates for
 * equality.
 *
 * <p>Distances are those of the haversine formula on a sphere of {@link Point#EARTH_RADIUS} metres.
 * Earth is flattened: on WGS 84 the same distance is up to 0.6 % shorter (from north to south at the
 * equator) or 0.4 % longer (near the poles).
 *
 * <p>Every method is one command, and so one step. An empty collection sends nothing. Where a member
 * stands twice in a collection, its last place counts. More than {@link #MOST_AT_ONCE} at a time are
 * an {@link IllegalArgumentException}: Redis serves nobody else meanwhile, see {@link
 * FacilityLoader} for many.
 *
 * <p>Commands, for N members: GEOADD and ZREM, O(log N) for each; GEOPOS, GEODIST and GEOHASH, O(1)
 * for each.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/geospatial/">Geospatial</a>
 * @see <a href="https://redis.io/docs/latest/commands/geoadd/">GEOADD</a>
 */
public interface Places {
  /**
   * How far in metres a stored point is from the one that was given, at most: half of a cell's
   * diagonal at the equator, where cells are widest.
   */
  double ROUNDING = 0.34;

  /** How many places, or members, one command is given at most. */
  int MOST_AT_ONCE = 1_000;

  /**
   * Puts a place into the index; where its member is there already, it moves.
   *
   * @return whether the member is new
   */
  boolean put(String index, Place place);

  /**
   * Puts places into the index; those whose members are there already move.
   *
   * @return how many are new
   */
  long putAll(String index, Collection<Place> places);

  /**
   * Puts those places into the index whose members are not there; the others stay where they are.
   *
   * @return how many are new
   */
  long putAbsent(String index, Collection<Place> places);

  /**
   * Moves those members that are in the index; the others are not added.
   *
   * @return how many are in another cell now
   */
  long movePresent(String index, Collection<Place> places);

  /**
   * Puts places into the index as {@link #putAll} does, and counts the changes.
   *
   * @return how many are new, or in another cell now
   */
  long update(String index, Collection<Place> places);

  /**
   * Where members are.
   *
   * @return the points by member, in the order of the members; without those that are not there
   */
  Map<String, Point> positions(String index, Collection<String> members);

  /**
   * Where a member is.
   *
   * @return empty where it is not there
   */
  default Optional<Point> position(String index, String member) {
    return Optional.ofNullable(positions(index, List.of(member)).get(member));
  }

  /**
   * How far two members are from each other, along the surface.
   *
   * @return in this unit, rounded to four decimals; empty where one of them is not there
   */
  OptionalDouble distance(String index, String from, String to, DistanceUnit unit);

  /**
   * The geohashes of members: texts that other programs and websites know, too.
   *
   * @return by member, in the order of the members, 11 characters each, of which ten carry the
   *     place (1.2 m x 0.6 m) and the last is always 0; without those that are not there
   * @see <a href="https://redis.io/docs/latest/commands/geohash/">GEOHASH</a>
   */
  Map<String, String> geohashes(String index, Collection<String> members);

  /**
   * Removes a member. The index is gone with its last one.
   *
   * @return whether it was there
   */
  boolean remove(String index, String member);

  /**
   * The points to send, for implementations: one for each member.
   *
   * @throws IllegalArgumentException where there are more than {@link #MOST_AT_ONCE}
   */
  static Map<String, Point> byMember(Collection<Place> places) {
    Map<String, Point> points = new LinkedHashMap<>();
    places.forEach(place -> points.put(place.member(), place.point()));
    few(points.keySet());
    return points;
  }

  /**
   * The members to send, for implementations.
   *
   * @throws IllegalArgumentException where there are more than {@link #MOST_AT_ONCE}
   */
  static String[] few(Collection<String> members) {
    if (members.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "These are " + members.size() + " members; give " + MOST_AT_ONCE + " at a time at most.");
    }
    return members.toArray(String[]::new);
  }
}
