package handson.redis.datatypes;

import java.util.List;
import java.util.Map;

/**
 * Boards of plain points, one a week, that can be combined.
 *
 * <p>A board is a sorted set: members are players, scores are their points. Players with the same
 * points stand in the order of their names' bytes, backwards, as Redis reads a sorted set from its
 * end. Where ties must be fair, see {@link Leaderboard}; its scores cannot be combined, since a
 * weight would also scale the part that says who was first.
 *
 * <p>Points are doubles, so a half is exact and a tenth is not, and whole points are exact up to
 * 2^53. Every method is one command, and so one step. A board that does not exist is empty.
 *
 * <p>Commands, for N players: ZINCRBY, O(log N); ZRANGE with REV (or ZREVRANGE), and with BYSCORE
 * (or ZREVRANGEBYSCORE), O(log N + M) for M players; ZUNIONSTORE, O(N) + O(M log M) for N players
 * on all boards and M in the result, while nobody else is served.
 *
 * @see <a href="https://redis.io/docs/latest/commands/zunionstore/">ZUNIONSTORE</a>
 * @see <a href="https://redis.io/docs/latest/commands/zrange/">ZRANGE</a>
 */
public interface WeeklyBoards {

  /**
   * Adds points to a player. One who is not on the board starts from 0.
   *
   * @param points to add; negative ones take points away, and the sum may be negative
   * @return the player's new points
   */
  double add(String board, String player, double points);

  /**
   * The best players, best first.
   *
   * @param count 0 or more
   * @return all where there are fewer
   * @throws IllegalArgumentException where the count is negative
   */
  List<Score> top(String board, int count);

  /**
   * Players by their points, best first.
   *
   * @param low the fewest points, themselves included; may be {@link Double#NEGATIVE_INFINITY}
   * @param high the most points, themselves included; may be {@link Double#POSITIVE_INFINITY}
   * @param count how many players at most, 0 or more: of these, the best
   * @return empty where low is above high
   * @throws IllegalArgumentException where the count is negative
   */
  List<Score> between(String board, double low, double high, int count);

  /**
   * Adds boards up into one: a player has there the sum of the points from each board, times the
   * board's weight. What the target held is replaced; without a player it does not exist.
   *
   * @param target may be one of the boards
   * @param weights of each board, finite
   * @return how many players the target has
   * @throws IllegalArgumentException where there is no board; the target stays as it was
   */
  long combine(String target, Map<String, Double> weights);

  /**
   * A player's points.
   *
   * @param points may be a fraction, after weights
   */
  record Score(String player, double points) {}

  /**
   * The check of the boards to combine, for implementations.
   *
   * @return the boards with their weights
   * @throws IllegalArgumentException where there is none
   */
  static Map<String, Double> notEmpty(Map<String, Double> weights) {
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("There is no board to combine; name one or more.");
    }
    return weights;
  }

  /**
   * The check of a count, for implementations.
   *
   * @return the count
   * @throws IllegalArgumentException where it is negative
   */
  static int notNegative(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("The count is " + count + "; give 0 or more.");
    }
    return count;
  }
}
