package handson.redis.datatypes;

import java.util.List;
import java.util.Set;

/**
 * The favourite songs of fans, as sets: what two of them share, and draws by lot.
 *
 * <p>A fan is the key of a set, its members are songs. A song is in it once or not at all, and a
 * fan without a song does not exist; reading creates none. The sets are compared in the server, and
 * only the result comes over the network. The order of a set means nothing.
 *
 * <p>Each method is one command, and so one step: two fans who like a song at the same moment do
 * not lose one, and of a raffle each song is drawn once, also when several draw at once.
 *
 * <p>Commands: SADD, SREM, SISMEMBER, O(1); SINTER, O(n·k) for k sets of which the smallest has n
 * members; SDIFF, O(n) for n members in all; SRANDMEMBER and SPOP with a count, O(n) for n drawn.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/sets/">Sets</a>
 * @see <a href="https://redis.io/docs/latest/commands/srandmember/">SRANDMEMBER: how fair it is</a>
 */
public interface Favourites {

  /**
   * Adds a song.
   *
   * @return whether it is new to the fan
   */
  boolean like(String fan, String song);

  /**
   * Takes a song away.
   *
   * @return whether it was there
   */
  boolean unlike(String fan, String song);

  /** Whether a fan likes a song. Only the answer is sent, not the songs. */
  boolean likes(String fan, String song);

  /** The songs that both like. */
  Set<String> bothLike(String fan, String other);

  /** The songs that the first likes and the second does not. */
  Set<String> onlyFirstLikes(String first, String second);

  /**
   * Songs by chance, none of them twice. The fan keeps them.
   *
   * @param count 0 or more
   * @return as many as asked for, all where there are fewer
   * @throws IllegalArgumentException where the count is negative
   */
  Set<String> suggest(String fan, int count);

  /**
   * Songs by chance for a programme of a given length: each is drawn from all, so a song may come
   * again. The fan keeps them.
   *
   * @param count 0 or more
   * @return exactly as many as asked for, none where the fan has no song
   * @throws IllegalArgumentException where the count is negative
   */
  List<String> programme(String fan, int count);

  /**
   * Draws songs by chance and takes them away, in one step.
   *
   * @param count 0 or more
   * @return as many as asked for, all where there are fewer; none of them is drawn again
   * @throws IllegalArgumentException where the count is negative
   */
  Set<String> raffle(String fan, int count);

  /**
   * The check of a count, for implementations. The server gives a negative one another meaning.
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
