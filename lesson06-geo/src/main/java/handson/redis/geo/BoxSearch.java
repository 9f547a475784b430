package handson.redis.geo;

import java.util.List;

/**
 * What is in a box: one of so many kilometres around a point or a member, or one between degrees, as
 * a map shows it.
 *
 * <p><b>A box of kilometres</b> (BYBOX). A member is in it where it is at most half of the height
 * north or south of the centre, along a meridian, and at most half of the width from the point of
 * the centre's meridian at the member's own latitude, along the shortest way. So its upper and lower
 * edges are parallels, its sides bend: all of it is as wide in kilometres, and wider in degrees
 * towards the poles. Edges are included. Distances are those of {@link RadiusSearch}.
 *
 * <p><b>A box of degrees</b> ({@link MapView}) is narrower in kilometres towards the poles, so no
 * box of kilometres is the same. Redis searches one that covers it, and what is outside is left out
 * by comparing degrees: exactly, with the position that GEOPOS gives.
 *
 * <p>Each method answers with one moment's index, and writes nothing. No member comes twice. An
 * index that does not exist is empty; one that is no sorted set is the client's error.
 *
 * <p><b>Towards the poles.</b> In Redis 7.0.15 a box of kilometres that reaches over a pole, or is
 * thousands of kilometres wide, may lack some members next to its corners on the pole's side. Boxes
 * of degrees lack none.
 *
 * <p>Commands: GEOSEARCH with BYBOX, O(N+log M) for N members in the cells around the box and M in
 * it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearch/">GEOSEARCH</a>
 */
public interface BoxSearch {
  /**
   * What is in a box around a point, nearest first, members at the same distance in no particular
   * order.
   *
   * @param limit how many at most, 1 or more: of those in the box, the nearest
   * @return distances in the unit of the box; empty where nothing is in it
   * @throws IllegalArgumentException where the limit is below 1
   */
  List<Nearby> aroundPoint(String index, Point centre, Box box, int limit);

  /**
   * What is in a box around a member, nearest first; the member itself is found at distance 0.
   *
   * @param limit how many at most, 1 or more: of those in the box, the nearest
   * @return empty where the index has no such member, or does not exist
   * @throws IllegalArgumentException where the limit is below 1
   */
  List<Nearby> aroundMember(String index, String member, Box box, int limit);

  /**
   * What a map shows: all members in a box of degrees, in no particular order.
   *
   * @return with their positions as GEOPOS gives them
   */
  List<Place> inside(String index, MapView view);

  /**
   * A box of kilometres, or another unit, around a centre.
   *
   * @param width from west to east, 0 or more, finite
   * @param height from south to north, 0 or more, finite
   * @param unit also that of the distances that are found
   */
  record Box(double width, double height, DistanceUnit unit) {

    /**
     * @throws IllegalArgumentException where a side is negative or no finite number
     */
    public Box {
      if (!(width >= 0 && height >= 0 && width + height < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("The box is " + width + " x " + height + " "
            + unit.symbol() + "; both sides have to be 0 or more.");
      }
    }
  }

  /**
   * The check of a limit, for implementations.
   *
   * @return the limit
   * @throws IllegalArgumentException where it is below 1
   */
  static int atLeastOne(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; give 1 or more.");
    }
    return limit;
  }
}
