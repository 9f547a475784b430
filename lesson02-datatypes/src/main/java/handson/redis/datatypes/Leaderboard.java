package handson.redis.datatypes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A leaderboard with most points first, on which of two players with the same points the one stands
 * higher who arrived at them first.
 *
 * <p>A board is a sorted set. Redis orders members of the same score by their names, so the score
 * has to say who was first:
 *
 * <pre>  score = points * 2^30 + (2^30 - 1 - arrival)</pre>
 *
 * <p>Arrivals are counted from 1 in a second key, {@link #arrivalsKey}: every addition that moves a
 * player gets the next number, in the same step of the server. So no two players ever have the same
 * score, and the order is exact however many add at once, which a clock could not promise: two
 * additions may share a millisecond. Who leaves some points and comes back to them arrives anew. An
 * addition of 0 moves nobody, but brings a new player onto the board.
 *
 * <p><b>Limits.</b> A score is a double, which holds every whole number up to 2^53 and not every
 * one beyond. 30 of these 53 bits are for arrivals, 23 for points: a total is 0 to {@link
 * #MOST_POINTS}, and a board takes {@link #MOST_ARRIVALS} arrivals in its life. Beyond either an
 * addition is refused and nothing changes. A score like this must not be scaled or added up, as
 * ZUNIONSTORE does: combine boards of plain points, as {@link WeeklyBoards} has them.
 *
 * <p>Every method is one step of the server, and none fetches more of the board than it returns. A
 * negative number, or a page below 1, is an {@link IllegalArgumentException}. In a Redis Cluster,
 * name the board <code>{board}</code>, with its braces, so that both keys are in the same slot.
 *
 * <p>Commands, for N players: EVALSHA with ZSCORE, O(1), GET, INCR, O(1), and ZADD, O(log N);
 * ZREVRANK, O(log N); ZRANGE with REV (or ZREVRANGE) and ZREMRANGEBYRANK, O(log N + M) for M
 * players.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/sorted-sets/">Sorted sets</a>
 * @see <a href="https://redis.io/docs/latest/commands/zadd/">ZADD: range of integer scores</a>
 */
public interface Leaderboard {
  /** The highest total: 23 bits. */
  long MOST_POINTS = (1L << 23) - 1;

  /** The last arrival that a board can take: 30 bits. */
  long MOST_ARRIVALS = (1L << 30) - 1;

  /**
   * Adds points to a player. A player who is not on the board starts from 0.
   *
   * @param points to add; negative ones take points away
   * @return the player's new total
   * @throws ArithmeticException where the total would be below 0 or above {@link #MOST_POINTS};
   *     nothing is changed
   * @throws IllegalStateException where the board has taken {@link #MOST_ARRIVALS}; nothing is
   *     changed
   */
  long add(String board, String player, long points);

  /**
   * The points of a player.
   *
   * @return empty where the player is not on the board
   */
  OptionalLong points(String board, String player);

  /**
   * The place of a player, the best has 1.
   *
   * @return empty where the player is not on the board
   */
  OptionalLong rank(String board, String player);

  /**
   * The best players, best first.
   *
   * @param count 0 or more
   * @return all where there are fewer
   */
  List<Standing> top(String board, int count);

  /**
   * A page of the board, best first.
   *
   * @param number of the page, from 1
   * @param size how many players a page has, 1 or more
   * @return empty behind the last page
   */
  List<Standing> page(String board, int number, int size);

  /**
   * A player between the next ones above and below, best first, as they stand at one moment: the
   * player's own place is always among them.
   *
   * @param distance how many above and how many below, 0 or more
   * @return fewer at the top and at the end; empty where the player is not on the board
   */
  List<Standing> neighbours(String board, String player, int distance);

  /**
   * Takes all but the best players off the board. Of two with the same points the one goes who came
   * later.
   *
   * @param count how many stay, 0 or more
   * @return how many went
   */
  long trim(String board, int count);

  /** The key that counts a board's arrivals. */
  static String arrivalsKey(String board) {
    return board + ":arrivals";
  }

  // snippet: leaderboard-score
  /** The score that stands for points and an arrival. */
  static double score(long points, long arrival) {
    return (points << 30) + MOST_ARRIVALS - arrival;
  }

  /** The points that a score stands for. */
  static long pointsOf(double score) {
    return (long) score >> 30;
  }

  // end

  /**
   * The answer of the script {@code leaderboard-add.lua}, for implementations.
   *
   * @return the total
   * @throws ArithmeticException where it is -1
   * @throws IllegalStateException where it is -2
   */
  static long total(String board, String player, long points, long answer) {
    if (answer == -1) {
      throw new ArithmeticException("%d more points would bring %s on %s out of 0 to %d."
          .formatted(points, player, board, MOST_POINTS));
    }
    if (answer == -2) {
      throw new IllegalStateException(
          "%s has taken %d arrivals; start a new board.".formatted(board, MOST_ARRIVALS));
    }
    return answer;
  }

  /**
   * The answer of the script {@code leaderboard-neighbours.lua}, for implementations.
   *
   * @param answer the rank of the first, then each player with the score
   */
  static List<Standing> standings(List<String> answer) {
    List<Standing> standings = new ArrayList<>();
    for (int i = 1; i < answer.size(); i += 2) {
      long rank = Long.parseLong(answer.get(0)) + i / 2;
      standings.add(
          new Standing(rank, answer.get(i), pointsOf(Double.parseDouble(answer.get(i + 1)))));
    }
    return standings;
  }

  /**
   * The check of a number, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is less than the least
   */
  static int atLeast(int least, int number) {
    if (number < least) {
      throw new IllegalArgumentException(number + " is too small; give " + least + " or more.");
    }
    return number;
  }
}
