package handson.redis.geo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * "Near me, and open": what is around a point, of a geospatial index, combined with sets.
 *
 * <p>The index is a sorted set with the positions, and beside it stand, see {@link FacilityKeys}: a
 * set of the ids that are open now, a set of ids a category, and a hash of details a facility.
 *
 * <p>A search is one step: it sees the index and the sets as they were at one moment. Redis
 * combines them, and sends only what was found, however many are around or open. GEOSEARCHSTORE
 * needs a key for what it found; nobody else ever sees that key, and none stays: not after a search
 * that finds nothing, not after one that fails because a key is of another type, and not where this
 * program, its connection or Redis dies in between. So any number of searches may run at once. The
 * details are read after that, all in one further round trip; so they may be a moment newer.
 *
 * <p>Commands: SADD and SREM, O(1); GEOSEARCHSTORE with STOREDIST, O(N + M log M) for N members in
 * the cells around the circle and M in it; ZINTERSTORE with WEIGHTS, O(S K + R log R) for K sets, S
 * in the smallest of them and R in all; ZRANGE, O(log R + L) for L answers; HGETALL, O(F) for F
 * fields, L times. Nobody else is served during the search, so the radius should fit the question.
 *
 * <p>On a Redis Cluster the keys of an index must be in one slot: name it with a hash tag, {@code
 * {town}:facilities}.
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearchstore/">GEOSEARCHSTORE</a>
 * @see <a href="https://redis.io/docs/latest/commands/zinterstore/">ZINTERSTORE</a>
 */
public interface OpenNearby {

  /**
   * Notes that a facility is open. Whether the index has it does not matter.
   *
   * @return whether it was closed before
   */
  boolean opens(String index, String id);

  /**
   * Notes that a facility is closed.
   *
   * @return whether it was open before
   */
  boolean closes(String index, String id);

  /**
   * The open facilities around a point, nearest first; at the same distance in no particular order.
   *
   * @return empty where nothing is found; what is in the set of open ones and no longer in the
   *     index is nowhere, so nobody finds it
   */
  List<OpenFacility> search(String index, Around around);

  /**
   * The same, of one category.
   *
   * @param category one that nobody has, finds nothing; the empty text is a category like others
   */
  List<OpenFacility> search(String index, Around around, String category);

  /**
   * Where to search, and for how many.
   *
   * @param radius 0 or more, in the unit, the edge included
   * @param unit of the radius and of the distances that are found
   * @param limit how many at most, the nearest; 0 finds nothing
   */
  record Around(Point centre, double radius, DistanceUnit unit, int limit) {

    /**
     * @throws IllegalArgumentException where the radius is negative or no number, or the limit is
     *     negative
     */
    public Around {
      if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The radius is " + radius + "; give 0 or more, and a finite number.");
      }
      if (limit < 0) {
        throw new IllegalArgumentException("The limit is " + limit + "; give 0 or more.");
      }
    }
  }

  /**
   * The keys of the script {@code open-nearby.lua}, for implementations. The second is the one that
   * it works in, {@code :found} behind the index: what stands there is lost.
   *
   * @param sets in which a facility has to be
   */
  static List<String> keys(String index, String... sets) {
    List<String> keys = new ArrayList<>(List.of(index, index + ":found"));
    keys.addAll(List.of(sets));
    return keys;
  }

  /** The arguments of the script {@code open-nearby.lua}, for implementations. */
  static List<String> arguments(Around around) {
    return List.of(
        Double.toString(around.centre().longitude()),
        Double.toString(around.centre().latitude()),
        Double.toString(around.radius()),
        around.unit().symbol(),
        Integer.toString(around.limit()));
  }

  /**
   * The answer of the script {@code open-nearby.lua}, for implementations.
   *
   * @param answer each id, followed by its distance
   * @return the distance of each id, nearest first
   */
  static Map<String, Double> distances(List<?> answer) {
    Map<String, Double> distances = new LinkedHashMap<>();
    for (int i = 0; i < answer.size(); i += 2) {
      distances.put((String) answer.get(i), Double.valueOf((String) answer.get(i + 1)));
    }
    return distances;
  }
}
