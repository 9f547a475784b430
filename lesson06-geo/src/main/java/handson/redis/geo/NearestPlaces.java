package handson.redis.geo;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The nearest places of an index, and page by page those behind them.
 *
 * <p>A distance is what Redis answers with: in the unit that was asked for, rounded to four decimals,
 * which is 0.1 mm in metres and 10 cm in kilometres. Two places whose rounded distances are equal
 * are at the same distance here, however Redis sorts them. An index that does not exist is empty.
 * Everything here reads, so it may be sent to a replica.
 *
 * <p>Command: GEOSEARCH with ASC, COUNT and WITHDIST, O(N + M log M) for N members in the squares
 * around the circle and M in it, while nobody else is served. COUNT saves sending and sorting, not
 * looking: the distance of each of the N is computed. (Redisson sends GEORADIUS_RO, which does the
 * same.)
 *
 * @see <a href="https://redis.io/docs/latest/commands/geosearch/">GEOSEARCH</a>
 */
public interface NearestPlaces {
  /** The most places that one call answers with. */
  int MOST = 10_000;

  /** Nearer ones first, at the same distance by the member's {@link String#compareTo}. */
  Comparator<Nearby> ORDER =
      Comparator.comparingDouble(Nearby::distance).thenComparing(Nearby::member);

  /**
   * The places nearest to a point, nearest first. Which of several at the same distance comes first,
   * and which of them comes at all where they are more than fit, is left to Redis.
   *
   * @param count 1 to {@value #MOST}
   * @param within how far away a place may be, itself included, in the unit; 0 or more, finite
   * @return fewer where there are fewer
   * @throws IllegalArgumentException where the count or the distance is out of range
   */
  List<Nearby> nearest(String index, Point from, int count, double within, DistanceUnit unit);

  /**
   * The places nearest to a member, without itself; otherwise as {@link #nearest}. Another member at
   * the very same place is 0 away, and counts.
   *
   * @return empty where the index has no such member
   * @throws IllegalArgumentException where the count or the distance is out of range
   */
  List<Nearby> neighbours(String index, String member, int count, double within, DistanceUnit unit);

  /**
   * The places that follow a cursor, in {@link #ORDER}: of a page, this decides about ties as well.
   * Redis has no offset for it, so a page asks for all places up to its own, and drops those before:
   * a page costs as much as all pages up to it together.
   *
   * <p>Nothing is kept between two pages, neither here nor in Redis, and each page is as Redis is
   * when it is asked for. Whoever goes on from page to page with the same point, distance and unit
   * gets each place that stays where it is exactly once. A place that is added meanwhile comes if it
   * is behind the cursor and not if it is before it, and what is removed moves nothing.
   *
   * @param size of the page, 1 to {@value #MOST}
   * @param within as in {@link #nearest}
   * @param after {@link Cursor#START} for the first page, then {@link Page#next}
   * @throws IllegalArgumentException where the size or the distance is out of range
   */
  Page page(String index, Point from, int size, double within, DistanceUnit unit, Cursor after);

  /**
   * A part of the places.
   *
   * @param places as many as were asked for, fewer only on the last page
   * @param next where the next page begins; empty exactly where no place follows
   */
  record Page(List<Nearby> places, Optional<Cursor> next) {}

  /**
   * Where a page ended: behind its last place. A program may hand it out and get it back, in a link
   * for instance.
   *
   * @param distance of the last place
   * @param member the last place
   * @param seen how many places came so far, 0 or more: about as many have to be asked for and
   *     dropped. Wrong where others were added or removed, so it says how to begin, never what
   *     follows
   */
  record Cursor(double distance, String member, int seen) {
    /** Before all places. */
    public static final Cursor START = new Cursor(-1, "", 0);

    /**
     * @throws IllegalArgumentException where the distance is no number, or fewer than none were seen
     */
    public Cursor {
      Objects.requireNonNull(member, "member");
      if (Double.isNaN(distance) || seen < 0) {
        throw new IllegalArgumentException("No page ends at a distance of " + distance + ", after "
            + seen + " places; begin with the first page again.");
      }
    }
  }

  /**
   * The check of a count and a distance, for implementations.
   *
   * @throws IllegalArgumentException where one is out of range
   */
  static void check(int count, double within) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "The count is " + count + "; give 1 to " + MOST + " places.");
    }
    if (!(within >= 0 && within < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The distance is " + within + "; give one from 0, not infinite.");
    }
  }
}
