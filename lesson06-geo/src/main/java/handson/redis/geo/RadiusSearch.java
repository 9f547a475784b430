package handson.redis.geo;

import java.util.List;

/**
 * What is within a radius of a point, or of a member of the index.
 *
 * <p>Distances are those of the haversine formula on a sphere of {@link Point#EARTH_RADIUS}
 * metres, to where the member is stored, which is up to 0.33 m from where it was put. What is exactly
 * as far away as the radius is inside. Members at the same distance come in no particular order.
 *
 * <p>Each method is one command, and so one step: it answers with one moment's index and writes
 * nothing. Redis sends what is returned and no more. An index that does not exist is empty; one that
 * is no sorted set is the client's error.
 *
 * <p><b>Over the poles.</b> A circle that reaches a little beyond a pole is more than Redis 7.0.15
 * can do: around 0° E, 80° N with a radius of 1,113 to 1,252 km it finds half of the members, those
 * on the other side of the pole are missing. Circles that stay clear of the poles are whole, also
 * across the antimeridian.
 *
 * <p>Commands: GEOSEARCH with BYRADIUS, or the older GEORADIUS_RO and GEORADIUSBYMEMBER_RO, O(N+log
 * M) for N members in the cells around the circle and M in it. With a limit Redis still looks at
 * them all, for the nearest may come last; only with ANY does it stop at the limit.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearch/">GEOSEARCH</a>
 */
public interface RadiusSearch {
  /**
   * What is around a point.
   *
   * @param limit how many at most, 1 or more: of those within the radius, the first in this order
   * @return empty where nothing is
   * @throws IllegalArgumentException where the limit is below 1
   */
  List<Nearby> aroundPoint(String index, Point centre, Radius radius, Order order, int limit);

  /**
   * What is around a member, which itself is found at distance 0, also with a radius of 0.
   *
   * @param limit how many at most, 1 or more: of those within the radius, the first in this order
   * @return empty where the index has no such member, or does not exist
   * @throws IllegalArgumentException where the limit is below 1
   */
  List<Nearby> aroundMember(String index, String member, Radius radius, Order order, int limit);

  /** What comes first, and so what remains of more than the limit. */
  enum Order {
    NEAREST_FIRST,
    FARTHEST_FIRST,
    /** Whichever Redis finds first: quickest, and with a limit not the nearest ones. */
    ANY
  }

  /**
   * How far to look.
   *
   * @param value 0 or more, finite; beyond half of Earth's circumference, some 20,021 km, it is all
   * @param unit also that of the distances that are found
   */
  record Radius(double value, DistanceUnit unit) {

    /**
     * @throws IllegalArgumentException where the value is negative or no finite number
     */
    public Radius {
      if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The radius is " + value + " " + unit.symbol() + "; give 0 or more.");
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
